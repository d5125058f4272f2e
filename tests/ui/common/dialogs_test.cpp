#include "ui/common/dialogs.h"

#include "support/ui/grab.h"

#include <QMessageBox>
#include <QPushButton>

using namespace botoscope::ui;
using botoscope::test::settle;

namespace {

struct Answering : Dialogs {
    void openFile(QWidget*, const FileQuestion&, FileAnswer answer) override { answer(QStringLiteral("/tmp/x")); }
    void saveFile(QWidget*, const FileQuestion&, FileAnswer) override {}
    void confirm(QWidget*, const QString&, const QString&, const QString&, Answer confirmed) override { confirmed(); }
};

/// Opens the real question and presses the button of that text.
int confirmations(const QString& press)
{
    QWidget window;
    int confirmed = 0;
    Dialogs::current().confirm(&window, QStringLiteral("t"), QStringLiteral("Delete it?"), QStringLiteral("Delete"),
                               [&confirmed] { ++confirmed; });
    auto* box = window.findChild<QMessageBox*>();
    EXPECT_NE(box, nullptr);
    for (auto* button : box->findChildren<QPushButton*>()) {
        if (button->text() == press) {
            button->click();
            break;
        }
    }
    settle();
    return confirmed;
}

} // namespace

TEST(Dialogs, ATestAnswersInTheirPlace)
{
    Answering answering;
    Dialogs::use(&answering);
    QString path;
    Dialogs::current().openFile(nullptr, {}, [&path](const QString& chosen) { path = chosen; });
    Dialogs::use(nullptr);
    EXPECT_EQ(path, QStringLiteral("/tmp/x"));
    EXPECT_NE(&Dialogs::current(), &answering);
}

TEST(Dialogs, OnlyTheNamedActionConfirms)
{
    EXPECT_EQ(confirmations(QStringLiteral("Delete")), 1);
    EXPECT_EQ(confirmations(QStringLiteral("Cancel")), 0);
}
