#include "ui/common/focus_ring.h"

#include "ui/common/theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>

namespace botoscope::ui {

namespace {
constexpr int thickness = 2;
}

void FocusRing::provide(QAbstractScrollArea* view)
{
    const bool inPopup = view->window()->windowType() == Qt::Popup;
    const FocusRing* ring = view->findChild<FocusRing*>(QString(), Qt::FindDirectChildrenOnly);
    if (view->frameShape() == QFrame::NoFrame && !inPopup && !ring) {
        new FocusRing(view);
    }
}

FocusRing::FocusRing(QAbstractScrollArea* view) : QWidget(view), m_view(view)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this); // it gives way when a scroll bar comes
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::FocusOut:
    case QEvent::Resize:
        follow();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::follow()
{
    const bool shown = m_view->hasFocus() && m_view->focusPolicy() != Qt::NoFocus;
    if (shown) {
        // Scroll bars lie over everything else: the ring runs beside them.
        const QRect edge(QPoint(0, 0), m_view->viewport()->geometry().bottomRight());
        setGeometry(edge);
        // Only the edge is covered, so what is inside scrolls without it.
        setMask(QRegion(rect()).subtracted(rect().adjusted(thickness, thickness, -thickness, -thickness)));
        raise();
    }
    setVisible(shown);
}

void FocusRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Accent));
}

} // namespace botoscope::ui
