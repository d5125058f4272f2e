#pragma once
#include <memory>

class QObject;

namespace botoscope::engine {

/// A thread that runs Qt's events from construction to destruction. Unlike QThread, whose wait() returns while the
/// thread's own destructors (OpenSSL's state, thread_local objects) may still run, destruction joins the thread: when
/// it returns, nothing of the thread is left.
class EventThread {
public:
    EventThread();
    ~EventThread(); ///< runs what was posted before, then ends the thread

    EventThread(const EventThread&) = delete;
    EventThread& operator=(const EventThread&) = delete;

    /// Lives in the thread: what is posted to it runs there, in order.
    QObject* context() const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace botoscope::engine
