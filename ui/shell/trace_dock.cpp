#include "ui/shell/trace_dock.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/shell/dock_title.h"
#include "ui/trace/trace_panel.h"

#include <QMainWindow>
#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {
constexpr int openHeight = 264;
constexpr int lowest = 140;
} // namespace

TraceDock::TraceDock(QWidget* parent)
    : QDockWidget(tr("Trace"), parent), m_panel(new TracePanel), m_body(new QWidget), m_summary(new ElidedLabel),
      m_toggle(named(new QToolButton, QStringLiteral("traceFold"), tr("Fold or unfold the trace")))
{
    setObjectName(QStringLiteral("traceDock"));
    auto* title = new DockTitle(tr("Trace"), this);
    m_toggle->setAutoRaise(true);
    m_summary->setColor(Token::TextSecondary);
    m_summary->setElideMode(Qt::ElideRight);
    title->addLeading(m_toggle);
    title->addWidget(m_summary, 100);
    setTitleBarWidget(title);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panel);
    setWidget(m_body);
    connect(m_toggle, &QToolButton::clicked, this, [this] {
        m_decided = true;
        setFolded(!m_folded);
    });
    const auto summarize = [this](const QString& text) {
        m_summary->setText(text.isEmpty() ? tr("Send a call to see its lifecycle") : text);
    };
    connect(m_panel, &TracePanel::summaryChanged, m_summary, summarize);
    summarize({});
    fold(true);
}

void TraceDock::setFolded(bool folded)
{
    if (folded != m_folded) {
        fold(folded);
        Q_EMIT foldedChanged(folded);
    }
}

void TraceDock::fold(bool folded)
{
    if (folded && m_panel->isVisible()) {
        m_height = height();
    }
    m_folded = folded;
    m_panel->setVisible(!folded);
    m_panel->setMinimumHeight(folded ? 0 : lowest);
    m_body->setMaximumHeight(folded ? 0 : QWIDGETSIZE_MAX);
    m_toggle->setIcon(icon(folded ? Icon::ChevronUp : Icon::ChevronDown));
    m_toggle->setToolTip(folded ? tr("Unfold the trace") : tr("Fold the trace to one line"));
    setMaximumHeight(folded ? titleBarWidget()->sizeHint().height() : QWIDGETSIZE_MAX);
    if (auto* window = qobject_cast<QMainWindow*>(parentWidget()); window && !folded) {
        window->resizeDocks({this}, {m_height > 0 ? m_height : openHeight}, Qt::Vertical);
    }
}

void TraceDock::noteCall()
{
    if (!m_decided) {
        setFolded(false);
    }
}

} // namespace botoscope::ui
