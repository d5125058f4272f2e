#include "ui/common/dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace botoscope::ui {

namespace {

class RealDialogs : public Dialogs {
public:
    void openFile(QWidget* parent, const FileQuestion& question, FileAnswer answer) override
    {
        auto* dialog = new QFileDialog(parent, question.title, {}, question.filter);
        dialog->setFileMode(QFileDialog::ExistingFile);
        show(dialog, question, std::move(answer));
    }

    void saveFile(QWidget* parent, const FileQuestion& question, FileAnswer answer) override
    {
        auto* dialog = new QFileDialog(parent, question.title, {}, question.filter);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        show(dialog, question, std::move(answer));
    }

    void confirm(QWidget* parent, const QString& title, const QString& text, const QString& action,
                 Answer confirmed) override
    {
        auto* box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Cancel, parent);
        box->setAttribute(Qt::WA_DeleteOnClose);
        const QPushButton* go = box->addButton(action, QMessageBox::AcceptRole);
        box->setDefaultButton(QMessageBox::Cancel);
        QObject::connect(box, &QMessageBox::buttonClicked, box, [go, confirmed](const QAbstractButton* clicked) {
            if (clicked == go) {
                confirmed();
            }
        });
        box->open();
    }

private:
    static void show(QFileDialog* dialog, const FileQuestion& question, FileAnswer answer)
    {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        if (!question.suggested.isEmpty()) {
            dialog->selectFile(question.suggested);
        }
        QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(answer));
        dialog->open();
    }
};

Dialogs* replacement = nullptr;

} // namespace

Dialogs& Dialogs::current()
{
    static RealDialogs real;
    return replacement ? *replacement : real;
}

void Dialogs::use(Dialogs* dialogs)
{
    replacement = dialogs;
}

} // namespace botoscope::ui
