#include "ui/profiles/notice_bar.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/profile_colors.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <utility>

namespace botoscope::ui {

namespace {
constexpr int stripe = 4;
} // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent), m_text(new ElidedLabel),
      m_action(named(new QToolButton, QStringLiteral("noticeAction"), tr("Do what is offered")))
{
    auto* close = named(new QToolButton, QStringLiteral("noticeClose"), tr("Close the notice"));
    close->setIcon(icon(Icon::Close));
    close->setToolTip(tr("Close the notice"));
    m_text->setElideMode(Qt::ElideRight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::large, metrics::small, metrics::small, metrics::small);
    row->setSpacing(metrics::medium);
    row->addWidget(m_text, 1);
    for (QToolButton* button : {m_action, close}) {
        button->setAutoRaise(true);
        button->setMinimumHeight(metrics::rowHeight);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QToolButton::clicked, this, [this] {
        hide();
        if (const auto run = std::exchange(m_run, {})) {
            run();
        }
    });
    hide();
}

void NoticeBar::say(const QString& text, Token tint, const QString& action, std::function<void()> run)
{
    m_tint = tint;
    m_text->setText(text);
    m_text->setColor(tint == Token::Error ? Token::Error : Token::Text);
    m_text->setAccessibleName(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_run = std::move(run);
    show();
    update();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tintedSurface(Token::Background, m_tint));
    painter.fillRect(QRect(0, 0, stripe, height()), Theme::color(m_tint));
}

} // namespace botoscope::ui
