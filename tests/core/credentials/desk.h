#pragma once
#include "core/base/time_format.h"
#include "core/credentials/role_cache.h"
#include "core/credentials/surroundings.h"
#include "tests/core/credentials/asked.h"
#include "tests/support/credential_fakes.h"
#include "tests/support/fakes.h"

#include <deque>
#include <memory>
#include <string>

namespace botoscope::credentials {

/// 2015-08-30T12:36:00Z at first; moves when told to.
class MovableClock final : public Clock {
public:
    Timestamp now() const override { return m_now; }
    std::int64_t monotonicMicros() const override { return m_now.micros; }
    void advance(std::int64_t seconds) { m_now.micros += seconds * 1'000'000; }
    std::string in(std::int64_t seconds) const { return formatIso8601({m_now.micros + seconds * 1'000'000}); }

private:
    Timestamp m_now = Timestamp::fromSeconds(1440938160);
};

/// Answers calls to services from a queue; with an empty one they wait for ever.
class FakeServices final : public ServiceCaller {
public:
    void answer(Value parsed)
    {
        ServiceAnswer one;
        one.parsed = std::move(parsed);
        answers.emplace_back(std::move(one));
    }
    void refuse(const std::string& code, Value parsed = Map())
    {
        ServiceAnswer one;
        one.parsed = std::move(parsed);
        one.refusal = Error(ErrorCode::ClientError, "An error occurred (" + code + ")").with("code", code);
        answers.emplace_back(std::move(one));
    }
    Task<Result<ServiceAnswer>> call(ServiceCall call, FetchLog&) override
    {
        calls.push_back(std::move(call));
        Completion<Result<ServiceAnswer>> arrival;
        arrival.onCancel([this] { ++cancelled; });
        if (!answers.empty()) {
            arrival.resolver().resolve(std::move(answers.front()));
            answers.pop_front();
        } else {
            waiting = arrival.resolver();
        }
        auto result = co_await arrival;
        co_return result;
    }
    std::deque<Result<ServiceAnswer>> answers;
    std::vector<ServiceCall> calls;
    Completion<Result<ServiceAnswer>>::Resolver waiting;
    int cancelled = 0;
};

/// What surrounds providers, all of it fake.
struct Desk {
    MovableClock clock;
    test::FakeTransport transport;
    test::FakeTimers timers;
    test::FakeRandom random;
    test::FakeFiles files;
    test::FakeProcesses processes;
    test::FakePrompter prompter;
    std::shared_ptr<FakeServices> services = std::make_shared<FakeServices>();

    std::shared_ptr<Surroundings> around(const std::string& config, config::Environment environment = {},
                                         const std::string& keys = {})
    {
        auto parsed = config::ProfileStore::parse({{"/config", config, {}}, {"/credentials", keys, {}}});
        EXPECT_TRUE(parsed.ok());
        auto made = std::make_shared<Surroundings>();
        made->transport = &transport;
        made->timers = &timers;
        made->clock = &clock;
        made->random = &random;
        made->local.files = &files;
        made->local.processes = &processes;
        made->local.prompter = &prompter;
        made->services = services;
        made->settings = config::Settings(std::move(environment), parsed.ok() ? *parsed : config::ProfileStore());
        made->userAgent = "Botoscope/1";
        return made;
    }
    std::shared_ptr<RoleCache> cache() const { return std::make_shared<RoleCache>(clock); }

    /// An STS response with keys that end in this number, good for an hour.
    Value roleAnswer(const std::string& number) const
    {
        return Value::object(
            {{"Credentials", Value::object({{"AccessKeyId", "ASIA" + number},
                                            {"SecretAccessKey", "secret" + number},
                                            {"SessionToken", "token" + number},
                                            {"Expiration", Timestamp{clock.now().micros + 3'600'000'000}}})},
             {"AssumedRoleUser", Value::object({{"Arn", "arn:aws:sts::123456789012:assumed-role/r/s"}})}});
    }
};

} // namespace botoscope::credentials
