#pragma once
#include <QWidget>

namespace botoscope::app {

/// Tells a benchmark on standard output how far start-up is (--report-start): "first-paint NS" when the window's first
/// picture has been handed over, "ready NS" when whoever starts the window says so; NS on the monotonic clock.
class StartReport : public QObject {
    Q_OBJECT
public:
    /// window outlives this and has not been shown yet.
    explicit StartReport(QWidget& window);

    /// All that start-up reads is there. Only the first time counts, and never before the first paint.
    void ready();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void tellReady();

    QWidget& m_window;
    bool m_painted = false;
    bool m_ready = false;
};

} // namespace botoscope::app
