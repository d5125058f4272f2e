#include "core/engine/event_thread.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QObject>
#include <future>
#include <thread>

namespace botoscope::engine {

struct EventThread::Private {
    std::unique_ptr<QEventLoop> loop; ///< this and context live in the thread, made and destroyed there
    std::unique_ptr<QObject> context;
    std::thread thread;
};

EventThread::EventThread() : m_private(std::make_unique<Private>())
{
    std::promise<void> running;
    m_private->thread = std::thread([this, &running] {
        m_private->loop = std::make_unique<QEventLoop>();
        m_private->context = std::make_unique<QObject>();
        running.set_value(); // the last use of running: the constructor may return now
        m_private->loop->exec();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_private->context.reset();
        m_private->loop.reset();
    });
    running.get_future().wait();
}

EventThread::~EventThread()
{
    QEventLoop* loop = m_private->loop.get();
    QMetaObject::invokeMethod(
        m_private->context.get(), [loop] { loop->quit(); }, Qt::QueuedConnection);
    m_private->thread.join();
}

QObject* EventThread::context() const
{
    return m_private->context.get();
}

} // namespace botoscope::engine
