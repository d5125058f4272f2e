#pragma once
#include "conformance/suite.h"
#include "core/client/session.h"
#include "core/http/transport.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace botoscope::conformance {

/// Answers from a script and keeps what was sent. One request more than there are answers fails.
class ScriptedTransport final : public http::HttpTransport {
public:
    Task<Result<http::Exchange>> send(http::Request request, http::TransportOptions options) override;

    std::deque<Result<http::Exchange>> answers;
    std::vector<http::Request> requests;
};

/// Keeps the datagrams that were sent.
class KeptDatagrams final : public lifecycle::DatagramSender {
public:
    Result<void> send(const std::string&, int, std::string_view bytes) override
    {
        sent.emplace_back(bytes);
        return {};
    }
    std::vector<std::string> sent;
};

/// A client over scripted answers: clock at 2024-01-01T00:00:00Z, pauses take no time.
class Replay {
public:
    /// The client's settings as the suite client-traces writes them: service, region_name, endpoint_url, config, env,
    /// files, credentials, …; modelFolder goes before the model data of the tests.
    explicit Replay(const Value& settings, const std::filesystem::path& modelFolder = {});
    ~Replay();

    /// Adds an answer: status, headers, body_base64.
    void answer(const Value& response);
    void answer(http::Response response);
    void fail(Error error);

    Result<std::shared_ptr<client::Client>> client();
    /// One call. Error: no client, no such operation; else what the call came to.
    Result<lifecycle::CallReport> call(const std::string& operation, Value params);

    const std::vector<http::Request>& requests() const { return m_transport.requests; }
    const std::vector<std::string>& datagrams() const { return m_datagrams.sent; }

private:
    Result<void> openSession(const Value& settings, const std::filesystem::path& modelFolder);

    ScriptedTransport m_transport;
    std::unique_ptr<Timers> m_timers;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<Random> m_random;
    KeptDatagrams m_datagrams;
    std::shared_ptr<client::Session> m_session;
    std::shared_ptr<client::Client> m_client;
    std::optional<Error> m_problem;
    std::string m_service;
    client::ClientOptions m_options;
};

/// A request's body as it goes over the wire, streams read to their end.
std::string wholeBody(const http::Body& body);

} // namespace botoscope::conformance
