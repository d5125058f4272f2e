#include "core/platform/curl_loop.h"

#include <QMetaObject>
#include <QPointer>
#include <QSocketNotifier>
#include <algorithm>
#include <utility>

namespace botoscope::platform {

namespace {

void initializeOnce()
{
    static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)code; // a failure shows as a null handle
}

} // namespace

CurlLoop::CurlLoop(long maxHostConnections)
{
    initializeOnce();
    m_multi = curl_multi_init();
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlLoop::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlLoop::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, maxHostConnections);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT); });
}

CurlLoop::~CurlLoop()
{
    curl_multi_cleanup(m_multi);
}

void CurlLoop::add(CurlTransfer& transfer)
{
    curl_easy_setopt(transfer.handle(), CURLOPT_PRIVATE, static_cast<void*>(&transfer));
    if (const CURLMcode code = curl_multi_add_handle(m_multi, transfer.handle()); code != CURLM_OK) {
        queue({&transfer, CURLE_FAILED_INIT});
    }
}

void CurlLoop::remove(CurlTransfer& transfer)
{
    curl_multi_remove_handle(m_multi, transfer.handle());
    forget(&transfer);
    std::erase_if(m_notices, [&](const Notice& notice) { return notice.transfer == &transfer; });
}

void CurlLoop::abort(CurlTransfer& transfer, CURLcode code)
{
    remove(transfer);
    queue({&transfer, code});
}

int CurlLoop::onSocket(CURL* easy, curl_socket_t socket, int what, void* self, void*)
{
    auto* loop = static_cast<CurlLoop*>(self);
    loop->watch(socket, what);
    loop->noteReading(easy, socket, what == CURL_POLL_IN || what == CURL_POLL_INOUT);
    return 0;
}

/// Of other sockets, such as kept ones that are closed, libcurl speaks by any handle.
void CurlLoop::noteReading(CURL* easy, curl_socket_t socket, bool reads)
{
    CurlTransfer* transfer = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &transfer);
    if (transfer && reads) {
        m_readers[transfer] = socket;
        m_stopped.erase(transfer);
        return;
    }
    const auto reader = m_readers.find(transfer);
    if (reader != m_readers.end() && reader->second == socket) {
        m_readers.erase(reader);
        m_stopped.insert(transfer);
    }
}

void CurlLoop::forget(CurlTransfer* transfer)
{
    m_readers.erase(transfer);
    m_stopped.erase(transfer);
}

/// Those that have ended are no more among them.
void CurlLoop::tellStopped()
{
    for (CurlTransfer* transfer : std::exchange(m_stopped, {})) {
        transfer->readingStopped();
    }
}

int CurlLoop::onTimer(CURLM*, long millis, void* self)
{
    QTimer& timer = static_cast<CurlLoop*>(self)->m_timer;
    if (millis < 0) {
        timer.stop();
    } else {
        timer.start(static_cast<int>(std::min(millis, 24L * 3600 * 1000)));
    }
    return 0;
}

void CurlLoop::watch(curl_socket_t socket, int what)
{
    Watch& watch = m_watches[socket];
    setNotifier(watch.read, socket, false, what == CURL_POLL_IN || what == CURL_POLL_INOUT);
    setNotifier(watch.write, socket, true, what == CURL_POLL_OUT || what == CURL_POLL_INOUT);
    if (what == CURL_POLL_REMOVE) {
        m_watches.erase(socket);
    }
}

void CurlLoop::setNotifier(QSocketNotifier*& notifier, curl_socket_t socket, bool write, bool wanted)
{
    if (wanted == (notifier != nullptr)) {
        return;
    }
    if (!wanted) {
        // It may be the one that is calling just now. Disabled it leaves the dispatcher at once, so the descriptor's
        // number may be used again.
        notifier->setEnabled(false);
        notifier->deleteLater();
        notifier = nullptr;
        return;
    }
    notifier = new QSocketNotifier(socket, write ? QSocketNotifier::Write : QSocketNotifier::Read, this);
    QObject::connect(notifier, &QSocketNotifier::activated, this, [this, socket] { act(socket); });
}

void CurlLoop::act(curl_socket_t socket)
{
    // 0 instead of the event: libcurl then polls for both directions itself and reads before it writes. Told "writable"
    // only, it would fail writing to a peer that answered early and closed, and never see the answer.
    int running = 0;
    curl_multi_socket_action(m_multi, socket, 0, &running);
    collect();
    tellStopped();
}

void CurlLoop::collect()
{
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE) {
            continue;
        }
        const CURLcode code = message->data.result; // the message goes with the handle
        CURL* easy = message->easy_handle;
        CurlTransfer* transfer = nullptr;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &transfer);
        curl_multi_remove_handle(m_multi, easy);
        forget(transfer);
        queue({transfer, code});
    }
}

void CurlLoop::queue(Notice notice)
{
    m_notices.push_back(notice);
    if (!m_deliveryPosted) {
        m_deliveryPosted = true;
        QMetaObject::invokeMethod(
            this, [this] { deliver(); }, Qt::QueuedConnection);
    }
}

void CurlLoop::deliver()
{
    m_deliveryPosted = false;
    const QPointer<CurlLoop> self(this);
    while (self && !m_notices.empty()) {
        const Notice notice = m_notices.front();
        m_notices.pop_front();
        if (notice.end) {
            notice.transfer->finished(*notice.end);
        } else {
            notice.transfer->woken();
        }
    }
}

} // namespace botoscope::platform
