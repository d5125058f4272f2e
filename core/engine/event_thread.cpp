#include "core/engine/event_thread.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QObject>
#include <future>
#include <thread>

namespace botoscope::engine {

struct EventThread::Private {
    QEventLoop* loop = nullptr;
    QObject* context = nullptr;
    std::thread thread;
};

EventThread::EventThread() : m_private(std::make_unique<Private>())
{
    std::promise<void> running;
    m_private->thread = std::thread([this, &running] {
        QEventLoop loop;
        QObject context;
        m_private->loop = &loop;
        m_private->context = &context;
        running.set_value(); // the last use of running: the constructor may return now
        loop.exec();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    });
    running.get_future().wait();
}

EventThread::~EventThread()
{
    QEventLoop* loop = m_private->loop;
    QMetaObject::invokeMethod(
        m_private->context, [loop] { loop->quit(); }, Qt::QueuedConnection);
    m_private->thread.join();
}

QObject* EventThread::context() const
{
    return m_private->context;
}

} // namespace botoscope::engine
