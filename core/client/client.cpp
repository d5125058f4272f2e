#include "core/client/client.h"

#include "core/lifecycle/endpoint_discovery.h"
#include "core/lifecycle/payloads.h"

#include <algorithm>

namespace botoscope::client {

Client::Client(lifecycle::ClientState state, MethodTable methods)
    : m_state(std::make_unique<lifecycle::ClientState>(std::move(state))), m_methods(std::move(methods))
{
}

Task<Result<Value>> Client::call(std::string method, Value params)
{
    const std::string name = model::xformName(method);
    const auto added = m_methods.added.find(name);
    if (added != m_methods.added.end()) {
        auto running = added->second(*this, std::move(params));
        auto result = co_await running;
        co_return result;
    }
    auto operation = model().findOperation(method);
    if (!operation.ok()) {
        auto asking = askForAlias(name);
        auto alias = co_await asking;
        if (alias.ok() && !alias->empty()) {
            operation = model().findOperation(*alias);
        } else if (!alias.ok()) {
            co_return std::move(alias).error();
        }
    }
    if (!operation.ok()) {
        co_return std::move(operation).error();
    }
    if (m_methods.removed.contains(name)) {
        co_return Error(ErrorCode::UnknownOperation, "this client has no method " + name);
    }
    auto performing = perform(**operation, std::move(params));
    auto report = co_await performing;
    if (report.error) {
        co_return std::move(*report.error);
    }
    if (report.refusal) {
        co_return std::move(*report.refusal);
    }
    co_return std::move(report.parsed);
}

Task<Result<std::string>> Client::askForAlias(std::string name)
{
    lifecycle::GetAttribute payload;
    payload.name = name;
    auto emission = m_state->emitter.emitUntilResponse("getattr." + model().serviceId() + '.' + name, payload);
    auto outcome = co_await emission;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    co_return payload.answer.given() ? payload.answer.get() : std::string();
}

Task<lifecycle::CallReport> Client::perform(const model::OperationModel& operation, Value params,
                                            lifecycle::CallOptions options)
{
    lifecycle::prepareEndpointDiscovery(*m_state, operation);
    return lifecycle::runCall(*m_state, operation, std::move(params), std::move(options));
}

std::vector<std::string> Client::methodNames() const
{
    std::vector<std::string> names;
    for (const Name& operation : model().operationNames()) {
        names.push_back(model::xformName(operation.view()));
    }
    for (const auto& [name, method] : m_methods.added) {
        names.push_back(name);
    }
    std::erase_if(names, [this](const std::string& name) { return m_methods.removed.contains(name); });
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace botoscope::client
