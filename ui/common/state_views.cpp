#include "ui/common/state_views.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {
constexpr int pictureSize = 24;
constexpr int textWidth = 420;
} // namespace

EmptyState::EmptyState(Icon icon, const QString& sentence, const QString& action, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_picture(new QLabel), m_sentence(new QLabel(sentence))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setMaximumWidth(textWidth);
    m_picture->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::huge);
    column->setSpacing(metrics::medium);
    column->addStretch();
    column->addWidget(m_picture);
    auto* line = new QHBoxLayout;
    line->addWidget(m_sentence, 1);
    column->addLayout(line);
    if (!action.isEmpty()) {
        m_action = named(new QPushButton(action), QStringLiteral("emptyAction"), action);
        connect(m_action, &QPushButton::clicked, this, &EmptyState::activated);
        column->addSpacing(metrics::small);
        column->addWidget(m_action, 0, Qt::AlignHCenter);
    }
    column->addStretch();
    repaintIcon();
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        repaintIcon();
    }
}

void EmptyState::repaintIcon()
{
    m_picture->setPixmap(iconPixmap(m_icon, Theme::color(Token::BorderStrong), pictureSize, devicePixelRatioF()));
}

ErrorState::ErrorState(QWidget* parent)
    : QWidget(parent), m_what(new QLabel), m_where(new NoteLabel), m_next(new QLabel),
      m_action(named(new QPushButton, QStringLiteral("errorAction"), tr("Do what is suggested"))),
      m_copy(named(new QPushButton(icon(Icon::Copy), tr("Copy")), QStringLiteral("errorCopy"), tr("Copy the error")))
{
    for (QLabel* label : {m_what, m_where, m_next}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_what->setFont(Theme::strongFont());
    m_where->setFont(Theme::monoFont());
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::medium);
    buttons->addWidget(m_action);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::huge);
    column->setSpacing(metrics::medium);
    column->addWidget(m_what);
    column->addWidget(m_where);
    column->addWidget(m_next);
    column->addSpacing(metrics::small);
    column->addLayout(buttons);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &ErrorState::activated);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
}

void ErrorState::setError(const QString& what, const QString& where, const QString& next, const QString& action)
{
    m_what->setText(what);
    m_where->setText(where);
    m_where->setVisible(!where.isEmpty());
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
}

void ErrorState::focusButton()
{
    (m_action->isHidden() ? m_copy : m_action)->setFocus(Qt::ShortcutFocusReason);
}

QString ErrorState::text() const
{
    QStringList parts;
    for (const QLabel* label : {m_what, m_where, m_next}) {
        if (!label->text().isEmpty()) {
            parts += label->text();
        }
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace botoscope::ui
