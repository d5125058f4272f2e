#pragma once
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/lifecycle/call.h"
#include "core/lifecycle/context.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::client {

class Client;

/// A method of a client that a creating-client-class handler adds or puts in place of an operation.
using Method = std::function<Task<Result<Value>>(Client& client, Value params)>;

/// A client's methods by their snake_case names. Operations are there by themselves; this holds what differs.
struct MethodTable {
    std::map<std::string, Method, std::less<>> added; ///< new ones and replacements
    std::map<std::string, bool, std::less<>> removed; ///< operations without a method
};

/// Event: creating-client-class.<service>
/// When: a client is being made, after its model is loaded.
/// Available: the service's model and the client's method table.
/// May change: the table: methods may be added, replaced and removed.
/// On error: the client is not created.
struct CreatingClientClass final : events::Payload {
    CreatingClientClass(const model::ServiceModel& m, MethodTable& t) : model(m), methods(t) {}
    const model::ServiceModel& model;
    MethodTable& methods;
};

/// A service client, made by a Session at run time from the service's model. It must outlive the calls it started.
class Client {
public:
    Client(lifecycle::ClientState state, MethodTable methods);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Calls a method by any spelling of an operation (get_policy, GetPolicy, get-policy) or the name of an added
    /// method. Result: the parsed response. Error: ClientError when the service refused (its message in botocore's
    /// words, context "code"), UnknownOperation, and all that runCall names.
    Task<Result<Value>> call(std::string method, Value params = Map());
    /// The same for operations, with everything that is known of the call.
    Task<lifecycle::CallReport> perform(const model::OperationModel& operation, Value params,
                                        lifecycle::CallOptions options = {});

    events::Emitter& events() { return m_state->emitter; }
    const model::ServiceModel& model() const { return *m_state->model; }
    const model::Loader& loader() const { return *m_state->loader; }
    const lifecycle::ClientState& state() const { return *m_state; }
    const std::string& region() const { return m_state->region; }
    std::vector<std::string> methodNames() const; ///< snake_case, sorted

private:
    /// The method that a handler of getattr has for a name that is none; empty if nobody knows it.
    Task<Result<std::string>> askForAlias(std::string name);

    std::unique_ptr<lifecycle::ClientState> m_state; ///< its address stays: running calls hold it
    MethodTable m_methods;
};

} // namespace botoscope::client
