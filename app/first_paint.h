#pragma once
#include <QWidget>

namespace botoscope::app {

/// Says when a window's first picture has been handed over. What is not needed for it starts then, and takes no
/// processor away from it.
class FirstPaint : public QObject {
    Q_OBJECT
public:
    /// window outlives this and has not been shown yet.
    explicit FirstPaint(QWidget& window);

Q_SIGNALS:
    void painted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

private:
    QWidget& m_window;
};

/// Tells a benchmark on standard output how far start-up is: "WHAT NS", nanoseconds on the monotonic clock.
void tellStart(const char* what);

} // namespace botoscope::app
