#include "app/signal_watch.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace botoscope::app {

namespace {

constexpr std::array watched = {SIGINT, SIGTERM};

volatile std::sig_atomic_t writeEnd = -1;

/// Runs between any two instructions: write(2) is all it may do.
void note(int signal)
{
    const int before = errno;
    const char byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = write(writeEnd, &byte, 1);
    errno = before;
}

void install(int signal)
{
    struct sigaction old = {};
    sigaction(signal, nullptr, &old);
    if (old.sa_handler == SIG_IGN) {
        return;
    }
    struct sigaction action = {};
    action.sa_handler = note;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

void restore(int signal)
{
    struct sigaction now = {};
    sigaction(signal, nullptr, &now);
    if (now.sa_handler == note) {
        std::signal(signal, SIG_DFL);
    }
}

} // namespace

SignalWatch::SignalWatch(std::function<void(int signal)> callback) : m_callback(std::move(callback))
{
    if (pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // signals then end the process as they do without us
    }
    writeEnd = m_pipe[1];
    m_notifier.emplace(m_pipe[0], QSocketNotifier::Read);
    QObject::connect(&*m_notifier, &QSocketNotifier::activated, [this] { arrived(); });
    for (const int signal : watched) {
        install(signal);
    }
}

SignalWatch::~SignalWatch()
{
    for (const int signal : watched) {
        restore(signal);
    }
    writeEnd = -1;
    m_notifier.reset();
    for (const int end : m_pipe) {
        if (end >= 0) {
            close(end);
        }
    }
}

void SignalWatch::arrived()
{
    char byte = 0;
    if (read(m_pipe[0], &byte, 1) == 1) {
        m_callback(byte);
    }
}

} // namespace botoscope::app
