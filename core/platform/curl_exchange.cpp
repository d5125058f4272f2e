#include "core/platform/curl_exchange.h"

#include "core/base/encoding.h"
#include "core/platform/curl_errors.h"
#include "core/platform/curl_options.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace botoscope::platform {

namespace {

/// Bytes of a streamed body that may wait for their reader; libcurl is paused beyond.
constexpr std::size_t maxPending = 1024UL * 1024;

long versionFor(const http::Request& request, const http::TransportOptions& options, bool http2)
{
    if (options.http2 && !toLower(request.url).starts_with("https:")) {
        return CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE;
    }
    return http2 || options.http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1;
}

std::int64_t timeInfo(CURL* easy, CURLINFO info)
{
    curl_off_t micros = 0;
    curl_easy_getinfo(easy, info, &micros);
    return micros;
}

long longInfo(CURL* easy, CURLINFO info)
{
    long value = 0;
    curl_easy_getinfo(easy, info, &value);
    return value;
}

std::string remoteAddress(CURL* easy)
{
    const char* ip = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &ip);
    if (!ip || !*ip) {
        return {};
    }
    const bool v6 = std::strchr(ip, ':') != nullptr;
    const std::string port = std::to_string(longInfo(easy, CURLINFO_PRIMARY_PORT));
    return (v6 ? '[' + std::string(ip) + ']' : std::string(ip)) + ':' + port;
}

std::string httpVersion(CURL* easy)
{
    switch (longInfo(easy, CURLINFO_HTTP_VERSION)) {
    case CURL_HTTP_VERSION_1_0:
        return "1.0";
    case CURL_HTTP_VERSION_1_1:
        return "1.1";
    case CURL_HTTP_VERSION_2_0:
        return "2";
    default:
        return {};
    }
}

} // namespace

CurlExchange::CurlExchange(std::shared_ptr<CurlLoop> loop, std::shared_ptr<const CurlTransportSettings> settings,
                           http::Request request, http::TransportOptions options)
    : m_loop(std::move(loop)), m_settings(std::move(settings)), m_request(std::move(request)),
      m_options(std::move(options)), m_proxy(proxyFor(m_request.url, m_options, m_settings->environment)),
      m_upload(m_request.body), m_response(m_settings->maxResponseBytes, m_request.method == "HEAD")
{
}

CurlExchange::~CurlExchange()
{
    if (m_easy) {
        m_loop->timers().cancel(m_silenceTimer);
        m_loop->remove(*this);
        curl_easy_cleanup(m_easy);
    }
    curl_slist_free_all(m_headers);
    curl_slist_free_all(m_proxyHeaders);
}

void CurlExchange::start(Resolver resolver)
{
    m_resolver = std::move(resolver);
    m_started = SteadyClock::now();
    if (auto sendable = checkSendable(m_request); !sendable) {
        m_resolver.resolve(std::move(sendable).error());
        return;
    }
    m_easy = curl_easy_init();
    applyOptions(m_easy, m_request, m_options, m_proxy);
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, versionFor(m_request, m_options, m_settings->http2));
    // A conversation has its connection for itself: beside another on the same one its end would not be seen.
    curl_easy_setopt(m_easy, CURLOPT_FRESH_CONNECT, m_options.http2 ? 1L : 0L);
    curl_easy_setopt(m_easy, CURLOPT_FORBID_REUSE, m_options.http2 ? 1L : 0L);
    m_headers = makeHeaderList(m_request.headers);
    m_proxyHeaders = curl_slist_append(nullptr, "Proxy-Connection:");
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
    curl_easy_setopt(m_easy, CURLOPT_PROXYHEADER, m_proxyHeaders);
    // A chunked upload has no announced length; libcurl frames it when it knows none.
    const bool chunked = equalsIgnoreCase(m_request.headers.get("transfer-encoding"), "chunked");
    const curl_off_t length = chunked ? -1 : static_cast<curl_off_t>(m_upload.size().value_or(-1));
    curl_easy_setopt(m_easy, CURLOPT_INFILESIZE_LARGE, length);
    installCallbacks();
    m_loop->add(*this);
}

void CurlExchange::installCallbacks()
{
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_reason.data());
    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &CurlExchange::onHeader);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &CurlExchange::onBody);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_READFUNCTION, &CurlExchange::onRead);
    curl_easy_setopt(m_easy, CURLOPT_READDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_PREREQFUNCTION, &CurlExchange::onBeforeRequest);
    curl_easy_setopt(m_easy, CURLOPT_PREREQDATA, this);
}

std::size_t CurlExchange::onHeader(char* data, std::size_t size, std::size_t count, void* self)
{
    auto* exchange = static_cast<CurlExchange*>(self);
    exchange->touch();
    if (exchange->m_firstByte == SteadyClock::time_point()) {
        exchange->m_firstByte = exchange->m_lastActivity;
    }
    if (!exchange->m_response.headerLine({data, size * count})) {
        return 0;
    }
    exchange->onHead();
    return size * count;
}

void CurlExchange::onHead()
{
    if (!m_response.headComplete()) {
        return;
    }
    if (m_response.status() >= 300) {
        m_refused = true;
        m_looksAgain = m_options.http2; // libcurl itself ends the upload now
        if (m_uploadPaused || m_looksAgain) {
            notifyLater();
        }
    } else if (!m_streams && m_options.streamBody) {
        m_streams = true;
        notifyLater();
    }
}

std::size_t CurlExchange::onBody(char* data, std::size_t size, std::size_t count, void* self)
{
    auto* exchange = static_cast<CurlExchange*>(self);
    exchange->touch();
    if (exchange->m_streams) {
        return exchange->keep({data, size * count});
    }
    return exchange->m_response.append({data, size * count}) ? size * count : 0;
}

std::size_t CurlExchange::onRead(char* buffer, std::size_t size, std::size_t count, void* self)
{
    auto* exchange = static_cast<CurlExchange*>(self);
    exchange->touch();
    return exchange->upload(buffer, size * count);
}

std::size_t CurlExchange::upload(char* buffer, std::size_t size)
{
    if (m_over) {
        return endUpload(); // nobody takes any more
    }
    auto count = m_upload.read(buffer, size);
    if (!count) {
        m_uploadError = std::move(count).error();
        return CURL_READFUNC_ABORT;
    }
    if (*count == http::BodySource::notYet && m_refused) {
        return endUpload(); // the answer is here: nobody waits for what has not come yet
    }
    if (*count == http::BodySource::notYet) {
        m_uploadPaused = true;
        m_upload.whenReady([this] {
            m_uploadPaused = false;
            unpause();
        });
        return CURL_READFUNC_PAUSE;
    }
    if (m_upload.done()) {
        m_uploadDone = SteadyClock::now();
    }
    return *count == 0 ? endUpload() : *count;
}

std::size_t CurlExchange::endUpload()
{
    if (m_options.http2) {
        m_looksAgain = true;
        notifyLater();
    }
    return 0;
}

/// Where the service's half of a stream had ended before ours, libcurl 7.88 does not notice that the stream is closed
/// until it reads, which nothing may ever give it reason to: pausing and going on does.
void CurlExchange::lookAgain()
{
    if (std::exchange(m_looksAgain, false) && !m_downloadPaused && !m_end) {
        curl_easy_pause(m_easy, CURLPAUSE_RECV | (m_uploadPaused ? CURLPAUSE_SEND : 0));
        unpause();
    }
}

std::size_t CurlExchange::keep(std::string_view piece)
{
    if (m_pending.size() >= maxPending) {
        m_downloadPaused = true;
        return CURL_WRITEFUNC_PAUSE; // libcurl keeps the piece and brings it again
    }
    m_pending += piece;
    m_streamed += piece.size();
    notifyLater();
    return piece.size();
}

void CurlExchange::notifyLater()
{
    if (!std::exchange(m_wakeQueued, true)) {
        m_loop->wake(*this);
    }
}

void CurlExchange::unpause()
{
    if (!m_end) {
        curl_easy_pause(m_easy, (m_uploadPaused ? CURLPAUSE_SEND : 0) | (m_downloadPaused ? CURLPAUSE_RECV : 0));
    }
}

/// libcurl waits for an upload that is paused although the answer has ended, and only by no longer listening shows that
/// it has: over HTTP/2 when the service has reset the stream without an error, which one does that wants no more.
void CurlExchange::readingStopped()
{
    if (!m_response.headComplete() || m_downloadPaused) {
        return;
    }
    m_over = true;
    if (m_uploadPaused) {
        notifyLater();
    }
}

void CurlExchange::woken()
{
    m_wakeQueued = false;
    lookAgain();
    if (m_uploadPaused && (m_refused || m_over)) {
        m_uploadPaused = false;
        unpause();
    }
    if (!m_streams) {
        return;
    }
    if (!m_announced) {
        announce();
    } else if (!m_pending.empty() && !m_reader.abandoned()) {
        const Reader reader = std::exchange(m_reader, {});
        reader.resolve(takePiece()); // may destroy this
    }
}

/// Answers with the head. May destroy this.
void CurlExchange::announce()
{
    m_announced = true;
    const Resolver resolver = m_resolver;
    resolver.resolve(takeExchange());
}

void CurlExchange::read(Reader reader)
{
    if (!m_pending.empty() || m_end) {
        reader.resolve(takePiece());
    } else {
        m_reader = std::move(reader);
    }
}

Result<std::string> CurlExchange::takePiece()
{
    if (m_pending.empty() && !m_end->ok()) {
        return m_end->error();
    }
    std::string piece = std::exchange(m_pending, {});
    if (m_downloadPaused) {
        m_downloadPaused = false;
        unpause();
    }
    return piece;
}

int CurlExchange::onBeforeRequest(void* self, char*, char*, int, int)
{
    // Called when a connection stands and the request is about to go out. A second time means libcurl found the kept
    // connection dead, or was refused its Expect, and wants to send again: that is not its decision.
    auto* exchange = static_cast<CurlExchange*>(self);
    if (exchange->m_requestBegun) {
        return CURL_PREREQFUNC_ABORT;
    }
    exchange->m_requestBegun = true;
    exchange->touch();
    exchange->m_begun = exchange->m_lastActivity;
    exchange->watchSilence(exchange->m_options.readTimeoutMicros);
    return CURL_PREREQFUNC_OK;
}

void CurlExchange::watchSilence(std::int64_t micros)
{
    if (m_options.readTimeoutMicros > 0) {
        m_silenceTimer = m_loop->timers().start(micros, [this] { onSilenceTimer(); });
    }
}

void CurlExchange::onSilenceTimer()
{
    // Activity only notes the time; the timer looks when it fires and waits for the rest.
    const auto silent = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - m_lastActivity);
    const std::int64_t left = m_options.readTimeoutMicros - silent.count();
    if (left > 0) {
        watchSilence(left);
        return;
    }
    if (m_downloadPaused || m_uploadPaused) { // it is us who are slow
        watchSilence(m_options.readTimeoutMicros);
        return;
    }
    m_readTimedOut = true;
    m_loop->abort(*this, CURLE_OPERATION_TIMEDOUT);
}

void CurlExchange::finished(CURLcode code)
{
    m_loop->timers().cancel(m_silenceTimer);
    // Refused to send again although an answer is complete (417 to Expect): that answer is the response.
    // So is one that had ended before sending the rest failed, of which libcurl may say nothing but that: the one
    // failure of a stream that it has no words for is that it was closed in order.
    const bool closedInOrder = code == CURLE_HTTP2_STREAM && m_reason.front() == '\0';
    const bool answered = code == CURLE_ABORTED_BY_CALLBACK || closedInOrder;
    const bool good = ((code == CURLE_OK || answered) && m_response.headComplete()) || m_over;
    if (m_streams) {
        m_end = good ? Result<void>() : Result<void>(failure(code));
        if (!m_announced) {
            announce();
        } else if (!m_reader.abandoned()) {
            const Reader reader = std::exchange(m_reader, {});
            reader.resolve(takePiece()); // may destroy this
        }
        return;
    }
    const Resolver resolver = m_resolver;
    Result<http::Exchange> result = good ? Result<http::Exchange>(takeExchange()) : failure(code);
    resolver.resolve(std::move(result)); // may destroy this
}

Error CurlExchange::failure(CURLcode code) const
{
    if (m_uploadError) {
        return *m_uploadError;
    }
    TransferFailure failure;
    failure.code = code == CURLE_OK ? CURLE_GOT_NOTHING : code;
    failure.reason = m_reason.front() ? m_reason.data() : curl_easy_strerror(failure.code);
    if (m_readTimedOut) {
        failure.reason = "no byte moved for " + std::to_string(m_options.readTimeoutMicros / 1000) + " ms";
    } else if (code == CURLE_ABORTED_BY_CALLBACK) {
        failure.reason = "the server closed the kept-alive connection before it answered";
    }
    failure.url = m_request.url;
    failure.proxy = m_proxy.shown;
    failure.proxyStatus = longInfo(m_easy, CURLINFO_HTTP_CONNECTCODE);
    failure.readTimedOut = m_readTimedOut;
    failure.tooLarge = m_response.tooLarge();
    failure.maxBytes = m_settings->maxResponseBytes;
    failure.status = m_response.status();
    failure.received = m_streams ? m_streamed : m_response.received();
    return transferError(failure);
}

http::Exchange CurlExchange::takeExchange()
{
    http::Exchange exchange;
    exchange.timing = timing();
    exchange.response = m_response.take();
    return exchange;
}

std::int64_t CurlExchange::sinceStart(SteadyClock::time_point time) const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(time - m_started).count();
}

http::Timing CurlExchange::timing() const
{
    http::Timing timing;
    timing.total = sinceStart(SteadyClock::now());
    // libcurl counts from when it takes a transfer up, before that it may have queued for a connection: both clocks
    // met when the request was about to go out.
    const std::int64_t begun = sinceStart(m_begun);
    const std::int64_t queued = std::max<std::int64_t>(0, begun - timeInfo(m_easy, CURLINFO_PRETRANSFER_TIME_T));
    const auto phase = [&](CURLINFO info) {
        const std::int64_t micros = timeInfo(m_easy, info);
        return micros > 0 ? std::min(micros + queued, begun) : -1;
    };
    timing.reusedConnection = longInfo(m_easy, CURLINFO_NUM_CONNECTS) == 0;
    if (!timing.reusedConnection) {
        timing.nameLookup = phase(CURLINFO_NAMELOOKUP_TIME_T);
        timing.connect = phase(CURLINFO_CONNECT_TIME_T);
        timing.tls = phase(CURLINFO_APPCONNECT_TIME_T);
    }
    timing.requestSent = std::max(begun, sinceStart(m_uploadDone));
    timing.firstByte = sinceStart(m_firstByte);
    timing.remoteAddress = remoteAddress(m_easy);
    timing.httpVersion = httpVersion(m_easy);
    return timing;
}

} // namespace botoscope::platform
