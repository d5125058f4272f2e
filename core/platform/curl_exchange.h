#pragma once
#include "core/platform/curl_loop.h"
#include "core/platform/curl_transport.h"
#include "core/platform/proxy.h"
#include "core/platform/response_collector.h"
#include "core/platform/upload.h"

#include <array>
#include <chrono>
#include <memory>
#include <optional>

namespace botoscope::platform {

/// One exchange on its way. Destroying it takes it off the loop at once. Where the caller wants the body as it comes
/// (TransportOptions::streamBody), start() is answered with the head and read() gives the body; libcurl is paused while
/// nobody takes what is here.
class CurlExchange final : public CurlTransfer {
public:
    using Resolver = Completion<Result<http::Exchange>>::Resolver;
    CurlExchange(std::shared_ptr<CurlLoop> loop, std::shared_ptr<const CurlTransportSettings> settings,
                 http::Request request, http::TransportOptions options);
    ~CurlExchange() override;
    CurlExchange(const CurlExchange&) = delete;
    CurlExchange& operator=(const CurlExchange&) = delete;

    /// Begins; answers once through resolver, at once only for a request that can't be sent at all.
    void start(Resolver resolver);
    CURL* handle() const override { return m_easy; }
    void finished(CURLcode code) override;
    void woken() override;
    void readingStopped() override;

    bool streams() const { return m_streams; } ///< the answer is a head whose body follows
    using Reader = Completion<Result<std::string>>::Resolver;
    /// Answers once through reader with what is here of the body, as soon as that is something: see http::BodyStream.
    void read(Reader reader);

private:
    using SteadyClock = std::chrono::steady_clock;
    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onRead(char* buffer, std::size_t size, std::size_t count, void* self);
    static int onBeforeRequest(void* self, char* remoteIp, char* localIp, int remotePort, int localPort);

    void installCallbacks();
    void onHead();
    std::size_t upload(char* buffer, std::size_t size);
    std::size_t endUpload();
    void lookAgain();
    std::size_t keep(std::string_view piece);
    void notifyLater();
    void unpause();
    void announce();
    Result<std::string> takePiece();
    void touch() { m_lastActivity = SteadyClock::now(); }
    void watchSilence(std::int64_t micros);
    void onSilenceTimer();
    Error failure(CURLcode code) const;
    http::Exchange takeExchange();
    http::Timing timing() const;
    std::int64_t sinceStart(SteadyClock::time_point time) const;

    std::shared_ptr<CurlLoop> m_loop;
    std::shared_ptr<const CurlTransportSettings> m_settings;
    http::Request m_request;
    http::TransportOptions m_options;
    Proxy m_proxy;
    Upload m_upload;
    std::optional<Error> m_uploadError;
    ResponseCollector m_response;
    Resolver m_resolver;
    CURL* m_easy = nullptr;
    curl_slist* m_headers = nullptr;
    curl_slist* m_proxyHeaders = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_reason{};
    SteadyClock::time_point m_started, m_begun, m_uploadDone, m_firstByte, m_lastActivity;
    Timers::Id m_silenceTimer = 0;
    bool m_requestBegun = false;
    bool m_refused = false; ///< an answer of 300 or more has begun
    bool m_over = false;    ///< the answer has ended, whatever is still to be sent
    bool m_looksAgain = false;
    bool m_readTimedOut = false;

    // Streaming: of a body whose head has been seen.
    bool m_streams = false;
    bool m_announced = false; ///< start() is answered
    bool m_wakeQueued = false;
    bool m_downloadPaused = false;
    bool m_uploadPaused = false;
    std::string m_pending; ///< come and not yet taken
    std::size_t m_streamed = 0;
    std::optional<Result<void>> m_end; ///< set when nothing more comes
    Reader m_reader;
};

} // namespace botoscope::platform
