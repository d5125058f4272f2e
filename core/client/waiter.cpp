#include "core/client/waiter.h"

#include "core/protocol/common/python_text.h"

#include <algorithm>

namespace botoscope::client {

namespace {

Error configError(const std::string& what)
{
    return Error(ErrorCode::ModelDefect, "Error processing waiter config: " + what);
}

/// A refusal has an Error with a Code; some operations have a result member named Error (§12 item 43).
bool isRefusal(const Value& response)
{
    return response["Error"].find("Code") != nullptr;
}

std::string textOr(const Value& value, const char* otherwise)
{
    return value.isNull() ? otherwise : protocol::pythonText(value);
}

/// As Python compares: 200 and 200.0 are equal, True and 1 too.
bool equalValues(const Value& a, const Value& b)
{
    const auto numeric = [](const Value& v) { return v.isNumber() || v.isBool(); };
    if (numeric(a) && numeric(b)) {
        const auto number = [](const Value& v) { return v.isBool() ? (v.toBool() ? 1.0 : 0.0) : v.toDouble(); };
        return number(a) == number(b);
    }
    return a == b;
}

std::optional<Acceptor::State> stateOf(const std::string& text)
{
    if (text == "success") {
        return Acceptor::State::Success;
    }
    if (text == "failure") {
        return Acceptor::State::Failure;
    }
    return text == "retry" ? std::optional(Acceptor::State::Retry) : std::nullopt;
}

} // namespace

Result<Acceptor> Acceptor::fromValue(const Value& entry)
{
    constexpr std::pair<std::string_view, Matcher> matchers[] = {{"path", Matcher::Path},
                                                                 {"pathAll", Matcher::PathAll},
                                                                 {"pathAny", Matcher::PathAny},
                                                                 {"status", Matcher::Status},
                                                                 {"error", Matcher::Error}};
    const std::string& matcher = entry["matcher"].toString();
    const auto known =
        std::ranges::find_if(matchers, [&matcher](const auto& candidate) { return candidate.first == matcher; });
    const auto state = stateOf(entry["state"].toString());
    if (known == std::end(matchers) || !state || !entry.find("expected")) {
        return configError("Unknown acceptor: " + matcher);
    }
    Acceptor out;
    out.m_matcher = known->second;
    out.m_state = *state;
    out.m_expected = entry["expected"];
    if (out.m_matcher != Matcher::Status && out.m_matcher != Matcher::Error) {
        auto compiled = jmespath::compile(entry["argument"].toString());
        if (!compiled.ok()) {
            return configError(compiled.error().message);
        }
        out.m_argument = std::move(compiled).value();
    }
    return out;
}

bool Acceptor::matches(const Value& response) const
{
    if (m_matcher == Matcher::Status) {
        return equalValues(response["ResponseMetadata"]["HTTPStatusCode"], m_expected);
    }
    if (m_matcher == Matcher::Error) {
        return matchesError(response);
    }
    if (isRefusal(response)) {
        return false;
    }
    const auto found = m_argument->search(response);
    return found.ok() && matchesPath(*found);
}

bool Acceptor::matchesPath(const Value& found) const
{
    if (m_matcher == Matcher::Path) {
        return equalValues(found, m_expected);
    }
    if (!found.isList() || found.size() == 0) {
        return false;
    }
    const auto same = [this](const Value& item) { return equalValues(item, m_expected); };
    return m_matcher == Matcher::PathAll ? std::ranges::all_of(found.list(), same)
                                         : std::ranges::any_of(found.list(), same);
}

bool Acceptor::matchesError(const Value& response) const
{
    if (m_expected.isBool()) {
        return m_expected.toBool() ? isRefusal(response) : response.find("Error") == nullptr;
    }
    const Value* code = response["Error"].find("Code");
    return code ? *code == m_expected : m_expected == Value("");
}

std::string Acceptor::explanation() const
{
    const std::string expected = protocol::pythonText(m_expected);
    const std::string expression = "For expression \"" + (m_argument ? m_argument->text() : "") + "\" ";
    switch (m_matcher) {
    case Matcher::Path:
        return expression + "we matched expected path: \"" + expected + '"';
    case Matcher::PathAll:
        return expression + "all members matched expected path: \"" + expected + '"';
    case Matcher::PathAny:
        return expression + "we matched expected path: \"" + expected + "\" at least once";
    case Matcher::Status:
        return "Matched expected HTTP status code: " + expected;
    case Matcher::Error:
        break;
    }
    return "Matched expected service error code: " + expected;
}

Result<WaiterConfig> WaiterConfig::fromValue(std::string name, const Value& entry)
{
    WaiterConfig out;
    out.name = std::move(name);
    out.operation = entry["operation"].toString();
    out.description = entry["description"].toString();
    out.delaySeconds = entry["delay"].toDouble();
    out.maxAttempts = static_cast<int>(entry["maxAttempts"].toInt());
    for (const Value& acceptor : entry["acceptors"].list()) {
        auto made = Acceptor::fromValue(acceptor);
        if (!made.ok()) {
            return std::move(made).error();
        }
        out.acceptors.push_back(std::move(made).value());
    }
    return out;
}

Result<WaiterModel> WaiterModel::fromValue(const Value& data)
{
    if (data["version"] != Value(2)) {
        return configError(
            "Unsupported waiter version, supported version must be: 2, but version of waiter config is: " +
            textOr(data["version"], "unknown"));
    }
    WaiterModel out;
    out.m_waiters = data["waiters"];
    return out;
}

Result<WaiterModel> WaiterModel::load(const model::Loader& loader, const model::ServiceModel& service)
{
    const auto data = loader.loadServiceData(service.serviceName(), "waiters-2", service.metadata().apiVersion);
    return data.ok() ? fromValue(*data) : Result<WaiterModel>(WaiterModel());
}

std::vector<std::string> WaiterModel::names() const
{
    std::vector<std::string> out;
    for (const auto& [name, entry] : m_waiters.map()) {
        out.push_back(name.str());
    }
    std::ranges::sort(out);
    return out;
}

Result<WaiterConfig> WaiterModel::get(std::string_view name) const
{
    for (const auto& [known, entry] : m_waiters.map()) {
        if (known.view() == name || model::xformName(known.view()) == name) {
            return WaiterConfig::fromValue(known.str(), entry);
        }
    }
    return Error(ErrorCode::InvalidArgument, "Waiter does not exist: " + std::string(name));
}

namespace {

/// A wait's state, between its calls.
class Wait {
public:
    explicit Wait(WaiterConfig config) : m_config(std::move(config)) {}

    /// Judges an answer: true if the wait is over.
    bool judge(WaitReport& report, const Value& response, int maxAttempts)
    {
        const std::vector<Acceptor>::const_iterator accepted = std::ranges::find_if(
            m_config.acceptors, [&response](const Acceptor& acceptor) { return acceptor.matches(response); });
        m_matched = m_matched || accepted != m_config.acceptors.end();
        m_lookedAt = accepted;
        if (accepted != m_config.acceptors.end()) {
            m_state = accepted->state();
        } else if (isRefusal(response)) {
            const Value& error = response["Error"];
            return fail(report, "An error occurred (" + textOr(error["Code"], "Unknown") +
                                    "): " + textOr(error["Message"], "Unknown"));
        }
        if (m_state == Acceptor::State::Success) {
            return true;
        }
        if (m_state == Acceptor::State::Failure) {
            return fail(report, "Waiter encountered a terminal failure state: " + accepted->explanation());
        }
        if (report.attempts < maxAttempts) {
            return false;
        }
        return fail(report, exhausted());
    }

private:
    std::string exhausted() const
    {
        if (!m_matched) {
            return "Max attempts exceeded";
        }
        // botocore names the acceptor it looked at last: the last of the list when none fitted this time.
        const bool fitted = m_lookedAt != m_config.acceptors.end();
        const Acceptor& named = fitted ? *m_lookedAt : m_config.acceptors.back();
        return "Max attempts exceeded. Previously accepted state: " + named.explanation();
    }
    bool fail(WaitReport& report, const std::string& reason)
    {
        report.error =
            Error(ErrorCode::Waiter, "Waiter " + m_config.name + " failed: " + reason).with("reason", reason);
        return true;
    }

    WaiterConfig m_config;
    Acceptor::State m_state = Acceptor::State::Retry;
    std::vector<Acceptor>::const_iterator m_lookedAt = m_config.acceptors.end();
    bool m_matched = false;
};

} // namespace

Task<WaitReport> waitFor(Operation operation, Timers& timers, WaiterConfig config, Value params, WaitOptions options)
{
    WaitReport report;
    const double delay = options.delaySeconds.value_or(config.delaySeconds);
    const int maxAttempts = options.maxAttempts.value_or(config.maxAttempts);
    Wait wait(std::move(config));
    while (true) {
        auto calling = operation(params);
        auto answer = co_await calling;
        ++report.attempts;
        if (!answer.ok()) {
            report.error = std::move(answer).error();
            co_return report;
        }
        report.lastResponse = std::move(answer).value();
        if (wait.judge(report, report.lastResponse, maxAttempts)) {
            co_return report;
        }
        auto pause = sleepFor(timers, static_cast<std::int64_t>(delay * 1e6));
        co_await pause;
    }
}

namespace {

/// A client's operation as waiters call it.
class ClientOperation {
public:
    ClientOperation(Client& client, const model::OperationModel& operation, WaitOptions options)
        : m_client(client), m_operation(operation), m_options(std::move(options))
    {
    }
    Task<Result<Value>> call(const Value& params)
    {
        const int attempt = ++m_attempt;
        auto options = m_options.callOptions ? m_options.callOptions(attempt) : lifecycle::CallOptions();
        options.features.emplace_back("WAITER");
        auto calling = m_client.perform(m_operation, params, std::move(options));
        auto report = co_await calling;
        if (m_options.answered) {
            m_options.answered(attempt, report);
        }
        if (report.error) {
            co_return std::move(*report.error);
        }
        co_return std::move(report.parsed);
    }

private:
    Client& m_client;
    const model::OperationModel& m_operation;
    WaitOptions m_options;
    int m_attempt = 0;
};

} // namespace

Task<WaitReport> wait(Client& client, WaiterConfig config, Value params, WaitOptions options)
{
    const model::OperationModel* model = client.model().operation(config.operation);
    if (!model) {
        WaitReport report;
        report.error = configError("the service has no operation " + config.operation);
        co_return report;
    }
    auto operation = std::make_shared<ClientOperation>(client, *model, options);
    Operation call = [operation](const Value& given) { return operation->call(given); };
    auto waiting = waitFor(call, *client.state().runtime.timers, config, params, options);
    auto report = co_await waiting;
    co_return report;
}

} // namespace botoscope::client
