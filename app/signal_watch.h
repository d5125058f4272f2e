#pragma once
#include <QSocketNotifier>
#include <array>
#include <functional>
#include <optional>

namespace botoscope::app {

/// Tells of the first SIGINT or SIGTERM in the event loop, where it is safe to act on it; a second one ends the process
/// at once. A signal that the parent had ignored stays ignored. One at a time in a process.
class SignalWatch {
public:
    explicit SignalWatch(std::function<void(int signal)> callback);
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

private:
    void arrived();

    std::function<void(int)> m_callback;
    std::array<int, 2> m_pipe = {-1, -1}; ///< read end, write end
    std::optional<QSocketNotifier> m_notifier;
};

} // namespace botoscope::app
