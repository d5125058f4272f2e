#pragma once
#include "core/engine/guard.h"
#include "core/engine/messages.h"

#include <QFrame>
#include <QPair>
#include <QString>
#include <QVector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace botoscope::ui {

class NoteLabel;

/// What is about to be sent.
struct SendQuestion {
    QString operation;
    model::OperationClass kind = model::OperationClass::Writes;
    engine::Question question = engine::Question::Confirm;
    QVector<QPair<QString, QString>> subject; ///< what it is done to: a few parameters, name and value
};

/// The question before a call that changes things, in the page that sends it: no dialog, nothing else waits. Its
/// default is not to send: the focus begins on Cancel or in the field to type into, and Escape cancels.
class ConfirmBar : public QFrame {
    Q_OBJECT
public:
    explicit ConfirmBar(QWidget* parent = nullptr);

    void ask(const SendQuestion& question, const engine::Identity& identity);
    /// What became known of the same identity meanwhile.
    void setIdentity(const engine::Identity& identity);
    void focusQuestion();

Q_SIGNALS:
    void confirmed();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showFacts();
    void typed(const QString& text);
    bool isNameTyped() const;

    SendQuestion m_question;
    engine::Identity m_identity;
    QLabel* m_title;
    QGridLayout* m_facts;
    NoteLabel* m_typeWhat;
    QLineEdit* m_name;
    QPushButton* m_cancel;
    QPushButton* m_send;
};

} // namespace botoscope::ui
