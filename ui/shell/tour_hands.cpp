#include "ui/shell/tour_hands.h"

#include <QPixmap>
#include <QWidget>
#include <QWindow>

// Qt's own entry for synthetic input, exported for QtTest: it goes through the shortcut map as real input does.
QT_BEGIN_NAMESPACE
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow* window, QEvent::Type type, int key, Qt::KeyboardModifiers modifiers,
                                    const QString& text, bool autoRepeat, ushort count);
Q_GUI_EXPORT void qt_handleMouseEvent(QWindow* window, const QPointF& local, const QPointF& global,
                                      Qt::MouseButtons state, Qt::MouseButton button, QEvent::Type type,
                                      Qt::KeyboardModifiers modifiers, int timestamp);
QT_END_NAMESPACE

namespace botoscope::ui::hands {

namespace {

void send(QWidget* window, int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    if (QWindow* handle = window->window()->windowHandle()) {
        qt_handleKeyEvent(handle, QEvent::KeyPress, key, modifiers, text, false, 1);
        qt_handleKeyEvent(handle, QEvent::KeyRelease, key, modifiers, text, false, 1);
    }
}

/// Presses far enough apart in time are not taken for a double click.
int clickTime()
{
    static int milliseconds = 0;
    return milliseconds += 2000;
}

} // namespace

void key(QWidget* window, Qt::Key which, Qt::KeyboardModifiers modifiers)
{
    send(window, which, modifiers, {});
}

void type(QWidget* window, const QString& text)
{
    for (const QChar c : text) {
        const QChar upper = c.toUpper();
        send(window, upper.unicode(), c.isUpper() ? Qt::ShiftModifier : Qt::NoModifier, QString(c));
    }
}

void click(QWidget* widget)
{
    clickAt(widget, widget->rect().center());
}

void clickAt(QWidget* widget, QPoint at, bool twice)
{
    QWindow* handle = widget->window()->windowHandle();
    if (!handle) {
        return;
    }
    const QPointF local = widget->mapTo(widget->window(), at);
    const QPointF global = widget->mapToGlobal(at);
    const int time = clickTime();
    for (int i = 0; i < (twice ? 2 : 1); ++i) {
        qt_handleMouseEvent(handle, local, global, Qt::LeftButton, Qt::LeftButton, QEvent::MouseButtonPress,
                            Qt::NoModifier, time + 20 * i);
        qt_handleMouseEvent(handle, local, global, Qt::NoButton, Qt::LeftButton, QEvent::MouseButtonRelease,
                            Qt::NoModifier, time + 20 * i + 10);
    }
}

bool picture(QWidget* widget, const QString& file, int scale)
{
    if (scale == 1) {
        return widget->grab().save(file);
    }
    QPixmap pixmap(widget->size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(widget->palette().color(QPalette::Window));
    widget->render(&pixmap);
    return pixmap.save(file);
}

} // namespace botoscope::ui::hands
