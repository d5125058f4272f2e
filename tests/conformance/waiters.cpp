#include "conformance/waiters.h"

#include "conformance/tagged_value.h"
#include "core/client/waiter.h"

namespace botoscope::conformance {

namespace {

/// Timers that fire at once and keep what was asked for.
class ImpatientTimers final : public Timers {
public:
    Id start(std::int64_t micros, std::function<void()> callback) override
    {
        seconds.emplace_back(static_cast<double>(micros) / 1e6);
        callback();
        return 0;
    }
    void cancel(Id) override {}
    List seconds;
};

std::optional<std::string> runAcceptor(const Value& item)
{
    const auto acceptor = client::Acceptor::fromValue(untagged(item["acceptor"]));
    if (!acceptor.ok()) {
        return acceptor.error().message;
    }
    const bool wanted = item["expect"]["matches"].toBool();
    const bool got = acceptor->matches(untagged(item["response"]));
    return wanted == got ? std::nullopt : std::optional<std::string>(got ? "matches" : "does not match");
}

client::WaitOptions optionsFrom(Value& params)
{
    const Value config = params["WaiterConfig"];
    params.erase("WaiterConfig");
    client::WaitOptions options;
    if (const Value* delay = config.find("Delay")) {
        options.delaySeconds = delay->toDouble();
    }
    if (const Value* attempts = config.find("MaxAttempts")) {
        options.maxAttempts = static_cast<int>(attempts->toInt());
    }
    return options;
}

std::optional<std::string> runWait(const Value& item)
{
    auto config = client::WaiterConfig::fromValue(item["name"].toString(), untagged(item["config"]));
    if (!config.ok()) {
        return config.error().message;
    }
    const Value responses = untagged(item["responses"]);
    std::size_t next = 0;
    ImpatientTimers timers;
    const auto answer = [&responses, &next](const Value&) -> Task<Result<Value>> {
        if (next < responses.size()) {
            co_return responses.at(next++);
        }
        co_return Error(ErrorCode::Internal, "one call more than there are responses");
    };
    Value params = untagged(item["kwargs"]);
    client::WaitOptions options = optionsFrom(params);
    auto waiting = client::waitFor(answer, timers, std::move(*config), params, std::move(options));
    const client::WaitReport report = waiting.take();
    Value actual = Value::object(
        {{"outcome", report.error ? "error" : "success"}, {"attempts", report.attempts}, {"sleeps", timers.seconds}});
    if (report.error) {
        actual.set("reason", report.error->get("reason"));
    }
    return difference(untagged(item["expect"]), actual);
}

} // namespace

SuiteResult runWaiters(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value cases = casesIn(folder / "cases.json", result);
    for (const Value& item : cases.list()) {
        const bool acceptor = item["kind"].toString() == "acceptor";
        result.count(item["id"].toString(), acceptor ? runAcceptor(item) : runWait(item));
    }
    return result;
}

} // namespace botoscope::conformance
