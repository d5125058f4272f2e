#pragma once
#include "core/base/result.h"
#include "core/client/client.h"
#include "core/jmespath/jmespath.h"
#include "core/model/loader.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::client {

/// One condition of a waiter, compiled (botocore-behaviour.md §9.2).
class Acceptor {
public:
    enum class State { Success, Failure, Retry };

    /// An entry of "acceptors" in waiters-2. Error: ModelDefect.
    static Result<Acceptor> fromValue(const Value& entry);

    State state() const { return m_state; }
    /// Whether a response fits: a parsed result, or a parsed refusal with its "Error".
    bool matches(const Value& response) const;
    /// What fitted, in botocore's words.
    std::string explanation() const;

private:
    enum class Matcher { Path, PathAll, PathAny, Status, Error };
    bool matchesPath(const Value& found) const;
    bool matchesError(const Value& response) const;

    State m_state = State::Retry;
    Matcher m_matcher = Matcher::Path;
    Value m_expected;
    std::optional<jmespath::Expression> m_argument;
};

/// A waiter: an operation that is called until its answer is what one waits for.
struct WaiterConfig {
    std::string name; ///< as in the model, e.g. "TableExists"
    std::string operation;
    std::string description;
    double delaySeconds = 0;
    int maxAttempts = 0;
    std::vector<Acceptor> acceptors;

    /// Error: ModelDefect.
    static Result<WaiterConfig> fromValue(std::string name, const Value& entry);
};

/// The waiters of a service.
class WaiterModel {
public:
    /// The content of waiters-2. Error: ModelDefect (a version other than 2).
    static Result<WaiterModel> fromValue(const Value& data);
    /// A service's; none where it has no such file. Error: ModelDefect.
    static Result<WaiterModel> load(const model::Loader& loader, const model::ServiceModel& service);

    std::vector<std::string> names() const; ///< as in the model, sorted
    /// By its name as in the model or in snake case. Errors: InvalidArgument (there is none), ModelDefect.
    Result<WaiterConfig> get(std::string_view name) const;

private:
    Value m_waiters;
};

/// What a caller may choose of one wait (botocore's WaiterConfig).
struct WaitOptions {
    std::optional<double> delaySeconds;
    std::optional<int> maxAttempts;
    /// Options of each call, by its number from 1: its place in the trace.
    std::function<lifecycle::CallOptions(int attempt)> callOptions;
    /// Told of each answer, before it is judged.
    std::function<void(int attempt, const lifecycle::CallReport& report)> answered;
};

/// How a wait ended: as wished unless error is set (Waiter "Waiter X failed: …", or what kept a call from being
/// answered).
struct WaitReport {
    std::optional<Error> error;
    Value lastResponse; ///< parsed, also of a refusal
    int attempts = 0;
};

/// Calls, judges, pauses and calls again. Destroying the task ends it wherever it is. The client must outlive it.
Task<WaitReport> wait(Client& client, WaiterConfig config, Value params, WaitOptions options = {});

/// The same over anything that answers like an operation: a parsed response, refusals included, or an error that ends
/// the wait.
using Operation = std::function<Task<Result<Value>>(const Value& params)>;
Task<WaitReport> waitFor(Operation operation, Timers& timers, WaiterConfig config, Value params, WaitOptions options);

} // namespace botoscope::client
