#include "ui/profiles/secret_edit.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace botoscope::ui {

SecretEdit::SecretEdit(QWidget* parent) : QLineEdit(parent), m_eye(new QAction(this))
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    addAction(m_eye, TrailingPosition);
    connect(m_eye, &QAction::triggered, this, [this] { setRevealed(!isRevealed()); });
    setRevealed(false);
}

void SecretEdit::setRevealed(bool revealed)
{
    setEchoMode(revealed ? Normal : Password);
    m_eye->setIcon(icon(revealed ? Icon::EyeOff : Icon::Eye));
    m_eye->setText(revealed ? tr("Hide the secret") : tr("Show the secret"));
    m_eye->setToolTip(m_eye->text());
}

void SecretEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) {
        setRevealed(false);
    }
}

void SecretEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)) {
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SecretEdit::contextMenuEvent(QContextMenuEvent* event)
{
    event->accept(); // its Undo would bring secrets back
}

} // namespace botoscope::ui
