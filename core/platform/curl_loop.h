#pragma once
#include "core/platform/qt_timers.h"

#include <QObject>
#include <QTimer>
#include <curl/curl.h>
#include <deque>
#include <optional>
#include <set>
#include <unordered_map>

class QSocketNotifier;

namespace botoscope::platform {

/// What the loop drives: one easy handle and its owner, who hears once how it ended, and before that whatever it has
/// asked to hear.
class CurlTransfer {
public:
    virtual ~CurlTransfer() = default;
    virtual CURL* handle() const = 0;
    /// Called from a turn of the event loop, never from inside libcurl, with the handle off the loop already.
    /// May destroy the transfer and anything else but the loop's thread.
    virtual void finished(CURLcode code) = 0;
    /// The turn that CurlLoop::wake promised, under the same conditions.
    virtual void woken() {}
    /// libcurl has stopped listening to the peer, and the transfer goes on: it is paused, sends, or waits for what it
    /// is to send. It must not be destroyed here.
    virtual void readingStopped() {}
};

/// libcurl's multi handle on the event loop of the thread that made it. libcurl forbids re-entry from its callbacks and
/// what waits for a transfer may do anything, so the finished are collected and told in a later turn.
class CurlLoop final : public QObject {
public:
    explicit CurlLoop(long maxHostConnections);
    ~CurlLoop() override;

    void add(CurlTransfer& transfer);
    /// Takes a transfer off at once (its connection is closed if it was in use) and forgets it.
    void remove(CurlTransfer& transfer);
    /// Takes a transfer off at once and tells it so in a later turn.
    void abort(CurlTransfer& transfer, CURLcode code);
    /// Calls woken() in a later turn: for what a callback of libcurl has seen and others want to hear.
    void wake(CurlTransfer& transfer) { queue({&transfer, std::nullopt}); }
    QtTimers& timers() { return m_timers; }

private:
    struct Watch {
        QSocketNotifier* read = nullptr;
        QSocketNotifier* write = nullptr;
    };
    static int onSocket(CURL* easy, curl_socket_t socket, int what, void* self, void* socketData);
    static int onTimer(CURLM* multi, long millis, void* self);
    void watch(curl_socket_t socket, int what);
    void noteReading(CURL* easy, curl_socket_t socket, bool reads);
    void forget(CurlTransfer* transfer);
    void tellStopped();
    void setNotifier(QSocketNotifier*& notifier, curl_socket_t socket, bool write, bool wanted);
    void act(curl_socket_t socket);
    void collect();
    struct Notice {
        CurlTransfer* transfer = nullptr;
        std::optional<CURLcode> end; ///< nullopt: it is woken only
    };
    void queue(Notice notice);
    void deliver();

    CURLM* m_multi = nullptr;
    QTimer m_timer;
    QtTimers m_timers;
    std::unordered_map<curl_socket_t, Watch> m_watches;
    std::unordered_map<CurlTransfer*, curl_socket_t> m_readers; ///< which libcurl listens to
    std::set<CurlTransfer*> m_stopped;                          ///< no longer, and not yet told
    std::deque<Notice> m_notices;
    bool m_deliveryPosted = false;
};

} // namespace botoscope::platform
