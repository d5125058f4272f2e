#include "ui/shell/docs_host.h"

#include "ui/common/named.h"
#include "ui/common/theme.h"
#include "ui/shell/dock_title.h"
#include "ui/shell/documentation_panel.h"

#include <QApplication>
#include <QDockWidget>
#include <QFrame>
#include <QKeyEvent>
#include <QMainWindow>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {
constexpr int popoverWidth = 400;
} // namespace

DocsHost::DocsHost(QMainWindow* window, DocumentationPanel* panel)
    : QObject(window), m_window(window), m_panel(panel), m_dock(new QDockWidget(tr("Documentation"), window)),
      m_popover(named(new QFrame(window), QStringLiteral("docsPopover"), tr("Documentation"))), m_title(nullptr)
{
    m_dock->setObjectName(QStringLiteral("docsDock"));
    m_title = new DockTitle(tr("Documentation"), m_dock);
    m_title->addWidget(panel->bar(), 100);
    m_dock->setTitleBarWidget(m_title);
    m_dock->setWidget(panel);
    m_dock->setMinimumWidth(220);
    auto* column = new QVBoxLayout(m_popover);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_popover->setFrameShape(QFrame::StyledPanel);
    m_popover->setAutoFillBackground(true);
    m_popover->hide();
    m_popover->installEventFilter(this);
    connect(m_dock, &QDockWidget::visibilityChanged, this, [this] { Q_EMIT shownChanged(isShown()); });
    connect(m_title, &DockTitle::closeClicked, this, [this] {
        setShown(false);
        Q_EMIT closedByHand();
    });
}

bool DocsHost::isShown() const
{
    return m_narrow ? !m_popover->isHidden() : !m_dock->isHidden();
}

void DocsHost::setShown(bool shown)
{
    if (!m_narrow) {
        m_dockWanted = shown;
        m_dock->setVisible(shown);
        return;
    }
    const bool hadFocus = m_popover->isAncestorOf(QApplication::focusWidget());
    if (shown && !hadFocus) {
        m_before = QApplication::focusWidget();
    }
    m_popover->setVisible(shown);
    if (!shown && hadFocus && m_before && m_before->isVisible()) {
        m_before->setFocus(Qt::PopupFocusReason);
    }
    if (shown) {
        placePopover();
        m_popover->raise();
        m_panel->setFocus(Qt::PopupFocusReason);
    }
    Q_EMIT shownChanged(shown);
}

void DocsHost::adapt()
{
    const bool narrow = m_window->width() < narrowBelow;
    if (narrow != m_narrow) {
        m_narrow = narrow;
        narrow ? toPopover() : toDock();
        Q_EMIT shownChanged(isShown());
    }
    placePopover();
}

void DocsHost::toPopover()
{
    m_dock->setTitleBarWidget(nullptr);
    m_popover->layout()->addWidget(m_title);
    m_popover->layout()->addWidget(m_panel);
    m_title->show();
    m_panel->show();
    m_dock->hide();
}

void DocsHost::toDock()
{
    m_popover->hide();
    m_dock->setTitleBarWidget(m_title);
    m_title->show();
    m_dock->setWidget(m_panel);
    m_panel->show();
    m_dock->setVisible(m_dockWanted);
}

void DocsHost::placePopover()
{
    const QWidget* centre = m_window->centralWidget();
    const QPoint top = centre->mapTo(m_window, QPoint(0, 0));
    const int width = std::min(popoverWidth, m_window->width() - 80);
    m_popover->setGeometry(m_window->width() - width - metrics::small, top.y() + metrics::small, width,
                           m_window->height() - top.y() - 2 * metrics::small);
}

bool DocsHost::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_popover && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        setShown(false);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace botoscope::ui
