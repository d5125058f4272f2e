#pragma once
#include "core/base/clock.h"
#include "core/client/session.h"
#include "core/http/transport.h"
#include "core/trace/record.h"
#include "support/model_data.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

// Fakes at the seams of core: transport, clock, timers, randomness, trace.
namespace botoscope::test {

/// A body that comes in pieces of that size.
class FakeStream final : public http::BodyStream {
public:
    explicit FakeStream(std::string text, std::size_t step = 4) : m_text(std::move(text)), m_step(step) {}
    Task<Result<std::string>> read() override
    {
        const std::string piece = m_text.substr(0, m_step);
        m_text.erase(0, m_step);
        co_return piece;
    }

private:
    std::string m_text;
    std::size_t m_step;
};

/// Answers from a queue and keeps what was sent, streams read to their ends. An empty queue leaves the exchange open
/// for ever.
class FakeTransport final : public http::HttpTransport {
public:
    void answer(int status, std::string body, http::Headers headers = {})
    {
        http::Exchange exchange;
        exchange.response.status = status;
        exchange.response.headers = std::move(headers);
        exchange.response.body = std::make_shared<const std::string>(std::move(body));
        m_answers.emplace_back(std::move(exchange));
    }
    void fail(ErrorCode code, std::string message) { m_answers.emplace_back(Error(code, std::move(message))); }

    Task<Result<http::Exchange>> send(http::Request request, http::TransportOptions options) override
    {
        connectTimeouts.push_back(options.connectTimeoutMicros);
        bodies.push_back(request.body.isStream() ? drained(*request.body.stream()) : request.body.bytes());
        requests.push_back(std::move(request));
        Completion<Result<http::Exchange>> arrival;
        arrival.onCancel([this] { ++cancelled; });
        if (!m_answers.empty()) {
            arrival.resolver().resolve(std::move(m_answers.front()));
            m_answers.pop_front();
        }
        auto result = co_await arrival;
        if (result.ok() && options.streamBody && result->response.status < 300) {
            result->response.stream = std::make_shared<FakeStream>(std::string(result->response.bodyView()));
            result->response.body = std::make_shared<const std::string>();
        }
        co_return result;
    }

    std::vector<http::Request> requests;
    std::vector<std::string> bodies; ///< of the requests, as they went out
    std::vector<std::int64_t> connectTimeouts;
    int cancelled = 0;

private:
    static std::string drained(http::BodySource& source)
    {
        std::string all;
        std::string buffer(64, '\0');
        for (auto count = source.read(buffer.data(), buffer.size()); count.ok() && *count > 0;
             count = source.read(buffer.data(), buffer.size())) {
            all.append(buffer, 0, *count);
        }
        return all;
    }
    std::deque<Result<http::Exchange>> m_answers;
};

/// Timers that fire when told to; delays are kept.
class FakeTimers final : public Timers {
public:
    Id start(std::int64_t micros, std::function<void()> callback) override
    {
        delays.push_back(micros);
        m_pending[++m_last] = std::move(callback);
        return m_last;
    }
    void cancel(Id id) override { m_pending.erase(id); }
    bool fireNext()
    {
        if (m_pending.empty()) {
            return false;
        }
        auto callback = std::move(m_pending.begin()->second);
        m_pending.erase(m_pending.begin());
        callback();
        return true;
    }
    std::size_t pending() const { return m_pending.size(); }
    std::vector<std::int64_t> delays;

private:
    Id m_last = 0;
    std::map<Id, std::function<void()>> m_pending;
};

/// 2015-08-30T12:36:00Z; every look at the monotonic clock is 10 µs later than the last.
class FakeClock final : public Clock {
public:
    Timestamp now() const override { return Timestamp::fromSeconds(1440938160); }
    std::int64_t monotonicMicros() const override { return m_monotonic += 10; }
    void advance(std::int64_t micros) { m_monotonic += micros; }

private:
    mutable std::int64_t m_monotonic = 0;
};

class FakeRandom final : public Random {
public:
    double uniform() override { return 0.5; }
    std::string uuid4() override { return "00000000-0000-4000-8000-000000000000"; }
};

/// Keeps what was sent to whom; may fail.
class FakeDatagrams final : public lifecycle::DatagramSender {
public:
    Result<void> send(const std::string& host, int port, std::string_view bytes) override
    {
        to.push_back(host + ':' + std::to_string(port));
        sent.emplace_back(bytes);
        return failure ? Result<void>(*failure) : Result<void>();
    }
    std::vector<std::string> to;
    std::vector<std::string> sent;
    std::optional<Error> failure;
};

/// Keeps what a call recorded.
class TraceLog final : public trace::Sink {
public:
    void callStarted(const trace::CallInfo& info) override { started.push_back(info); }
    void stepRecorded(const trace::StepPtr& step) override { steps.push_back(step); }
    void callEnded(const trace::CallEnd& end) override { ends.push_back(end); }
    std::vector<std::string> heads() const
    {
        std::vector<std::string> out;
        for (const auto& step : steps) {
            out.push_back(step->event.substr(0, step->event.find('.')));
        }
        return out;
    }
    std::vector<trace::CallInfo> started;
    std::vector<trace::StepPtr> steps;
    std::vector<trace::CallEnd> ends;
};

/// A session over the real model data and the fakes; credentials by environment.
struct World {
    FakeTransport transport;
    FakeTimers timers;
    FakeClock clock;
    FakeRandom random;
    FakeDatagrams datagrams;
    std::shared_ptr<client::Session> session;

    explicit World(config::Environment environment = {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
                                                      {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"},
                                                      {"AWS_DEFAULT_REGION", "eu-west-1"}})
    {
        client::SessionSetup setup;
        setup.loader = std::shared_ptr<const model::Loader>(&sharedLoader(), [](const model::Loader*) {});
        setup.runtime = {&transport, &timers, &clock, &random, &datagrams};
        setup.environment = std::move(environment);
        setup.programVersion = "1";
        auto made = client::Session::create(std::move(setup));
        if (made.ok()) {
            session = *made;
        }
    }
    std::shared_ptr<client::Client> client(std::string_view service, client::ClientOptions options = {})
    {
        auto made = session->client(service, std::move(options));
        return made.ok() ? *made : nullptr;
    }
};

} // namespace botoscope::test
