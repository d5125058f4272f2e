#include "conformance/csm.h"

#include "conformance/replay.h"
#include "core/base/json.h"

namespace botoscope::conformance {

namespace {

std::string configFile(const Value& settings)
{
    std::string text = "[default]\n";
    for (const auto& [name, value] : settings.map()) {
        text += name.str() + " = " + value.toString() + '\n';
    }
    return text;
}

/// A case's configuration as Replay takes it.
Value settingsOf(const Value& configuration)
{
    Value config = Map();
    if (const Value* retries = configuration.find("maxRetries")) {
        config.set("retries", Value::object({{"max_attempts", *retries}}));
    }
    return Value::object(
        {{"service", "csmtest"},
         {"region_name", configuration["region"]},
         {"config", std::move(config)},
         {"env", configuration["environmentVariables"]},
         {"files", Value::object({{"AWS_CONFIG_FILE", configFile(configuration["sharedConfigFile"])}})},
         {"credentials", Value::array({configuration["accessKey"], "secret", configuration["sessionToken"]})}});
}

void script(Replay& replay, const Value& attempt)
{
    if (const Value* failure = attempt.find("sdkException")) {
        const bool retryable = (*failure)["isRetryable"].toBool();
        replay.fail(
            Error(retryable ? ErrorCode::EndpointConnection : ErrorCode::HttpClient, (*failure)["message"].toString()));
        return;
    }
    http::Response response;
    response.status = static_cast<int>(attempt["httpStatus"].toInt());
    for (const auto& [name, value] : attempt["responseHeaders"].map()) {
        response.headers.add(name.str(), value.toString());
    }
    const Value body = attempt.find("errorCode")
                           ? Value::object({{"__type", attempt["errorCode"]}, {"message", attempt["errorMessage"]}})
                           : Value(Map());
    response.body = std::make_shared<const std::string>(writeJson(body, JsonStyle::Compact));
    replay.answer(std::move(response));
}

bool fits(const Value& expected, const Value& actual)
{
    if (expected == Value("ANY_INT")) {
        return actual.isInt();
    }
    return expected == Value("ANY_STR") ? actual.isString() : expected == actual;
}

/// The event with what the case leaves open taken from what it expects; members it may have besides are dropped.
Value settled(Value event, const Value& expected, const Value& optional)
{
    const Value given = event;
    for (const auto& [name, value] : given.map()) {
        const Value* wanted = expected.find(name.view());
        if (wanted && fits(*wanted, value)) {
            event.set(name, *wanted);
        } else if (const Value* extra = wanted ? nullptr : optional.find(name.view()); extra && fits(*extra, value)) {
            event.erase(name.view());
        }
    }
    return event;
}

std::optional<std::string> compare(const std::vector<std::string>& sent, const Value& expected, const Value& optional)
{
    if (sent.size() != expected.size()) {
        return std::to_string(sent.size()) + " datagrams, not " + std::to_string(expected.size());
    }
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const auto event = parseJson(sent[i]);
        if (!event.ok()) {
            return event.error().message;
        }
        const Value& wanted = expected.at(i);
        if (auto found = difference(wanted, settled(*event, wanted, optional[wanted["Type"].toString()]),
                                    '[' + std::to_string(i) + ']')) {
            return found;
        }
    }
    return std::nullopt;
}

std::optional<std::string> runCase(const Value& test, const std::filesystem::path& models)
{
    Replay replay(settingsOf(test["configuration"]), models);
    for (const Value& call : test["apiCalls"].list()) {
        for (const Value& attempt : call["attemptResponses"].list()) {
            script(replay, attempt);
        }
        const auto report = replay.call(call["operationName"].toString(), call["params"]);
        if (!report.ok()) {
            return report.error().message;
        }
    }
    return compare(replay.datagrams(), test["expectedMonitoringEvents"], test["optionalEventFields"]);
}

} // namespace

SuiteResult runCsm(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value file = casesIn(folder / "cases.json", result);
    for (const Value& test : file["cases"].list()) {
        Value whole = file["defaults"];
        for (const auto& [name, value] : test.map()) {
            whole.set(name, value);
        }
        result.count(test["id"].toString(), runCase(whole, folder / "models"));
    }
    return result;
}

} // namespace botoscope::conformance
