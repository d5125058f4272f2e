#pragma once
#include "core/lifecycle/call.h"
#include "support/fakes.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace botoscope::differential {

/// What one call of ours did.
struct Replay {
    std::vector<http::Request> requests; ///< all that were sent
    lifecycle::CallReport report;
    Value parsed; ///< the report's, with the events of a stream in place of its frames
};

/// A header's text as generate.py writes it, one character a byte (as Python's http.client has them), as bytes.
std::string latin1Bytes(std::string_view text);

/// Runs the calls of lines that generate.py wrote, each through the real client over a transport which gives the
/// answers that botocore was given.
class Replayer {
public:
    Replayer();
    /// Error: whatever kept the client from being made, UnknownOperation, ResponseParser (events).
    Result<Replay> run(const Value& line);

private:
    /// Gives a line's answers in turn; a request beyond them fails.
    class Answers final : public http::HttpTransport {
    public:
        void prepare(const Value& exchanges);
        Task<Result<http::Exchange>> send(http::Request request, http::TransportOptions options) override;
        std::vector<http::Request> requests;

    private:
        std::vector<http::Response> m_answers;
    };

    Result<std::shared_ptr<client::Client>> clientOf(const Value& line);

    Answers m_answers;
    test::FakeTimers m_timers;
    test::FakeClock m_clock;
    test::FakeRandom m_random;
    std::shared_ptr<client::Session> m_session;
    std::map<std::string, std::shared_ptr<client::Client>> m_clients; ///< by service and region
};

} // namespace botoscope::differential
