#include "core/client/stubber.h"

#include "core/lifecycle/payloads.h"
#include "core/lifecycle/presign_step.h"
#include "core/protocol/common/python_text.h"
#include "core/protocol/validate.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace botoscope::client {

namespace {

constexpr const char* answerId = "boto_stubber";
constexpr const char* expectedId = "boto_stubber_expected_params";
constexpr const char* accountId = "boto_stubber_stub_account_id";

Error stubError(const std::string& operation, const std::string& reason, const char* kind)
{
    return Error(ErrorCode::HandlerFailed, "Error getting response stub for operation " + operation + ": " + reason)
        .with("kind", kind);
}

std::string shown(const Stubber::ExpectedParams& expected)
{
    std::string out;
    for (const auto& [name, wanted] : expected) {
        out += (out.empty() ? "{" : ", ") + protocol::pythonRepr(Value(name)) + ": " + wanted.text();
    }
    return (out.empty() ? "{" : out) + "}";
}

bool fits(const Stubber::ExpectedParams& expected, const Value& params)
{
    return params.size() == expected.size() && std::ranges::all_of(expected, [&params](const auto& entry) {
               const Value* given = params.find(entry.first);
               return given && entry.second.fits(*given);
           });
}

Result<void> checkResponse(const model::Shape* shape, Value response)
{
    response.erase("ResponseMetadata");
    if (shape) {
        return protocol::checkParams(response, shape);
    }
    if (response.size() > 0) {
        return Error(ErrorCode::ParamValidation, "Parameter validation failed:\nService response should only contain "
                                                 "ResponseMetadata.");
    }
    return {};
}

http::Response answerWith(int status)
{
    http::Response response;
    response.status = status;
    response.body = std::make_shared<const std::string>();
    return response;
}

void addAll(Value& target, const Map& members)
{
    for (const auto& [name, value] : members) {
        target.set(name, value);
    }
}

} // namespace

std::string Stubber::Wanted::text() const
{
    return m_value ? protocol::pythonRepr(*m_value) : "<ANY>";
}

/// Shared with the handlers, which an emission may still be holding when the stubber goes.
struct Stubber::Queue {
    struct Stub {
        std::string operation;
        lifecycle::Answer answer;
        std::optional<ExpectedParams> expected;
    };
    std::deque<Stub> stubs;

    Result<void> checkOrder(const std::string& operation) const
    {
        if (stubs.empty()) {
            return stubError(operation,
                             "Unexpected API Call: A call was made but no additional calls expected. Either the API "
                             "Call was not stubbed or it was called multiple times.",
                             "UnStubbedResponseError");
        }
        if (stubs.front().operation != operation) {
            return stubError(operation, "Operation mismatch: found response for " + stubs.front().operation + ".",
                             "StubResponseError");
        }
        return {};
    }

    Result<void> checkParams(lifecycle::BeforeParameterBuild& payload) const
    {
        const std::string operation = payload.model.name.str();
        if (lifecycle::isPresigning(payload.context)) {
            return {};
        }
        auto ordered = checkOrder(operation);
        if (!ordered.ok()) {
            return ordered;
        }
        const auto& expected = stubs.front().expected;
        if (!expected || fits(*expected, payload.params)) {
            return {};
        }
        return stubError(operation,
                         "Expected parameters:\n" + shown(*expected) + ",\nbut received:\n" +
                             protocol::pythonRepr(payload.params),
                         "StubAssertionError");
    }

    Result<void> answer(lifecycle::BeforeCall& payload)
    {
        auto ordered = checkOrder(payload.model.name.str());
        if (ordered.ok()) {
            payload.answer.give(std::move(stubs.front().answer));
            stubs.pop_front();
        }
        return ordered;
    }
};

Stubber::Stubber(Client& client) : m_client(client), m_queue(std::make_shared<Queue>()) {}

Stubber::~Stubber()
{
    deactivate();
}

void Stubber::activate()
{
    m_active = true;
    const auto queue = m_queue;
    events::Emitter& emitter = m_client.events();
    (void)emitter.registerHandler(
        "before-parameter-build.*.*",
        events::makeHandler<lifecycle::BeforeParameterBuild>(
            "stubber_expected_params",
            [queue](lifecycle::BeforeParameterBuild& payload) { return queue->checkParams(payload); }),
        events::Position::First, expectedId);
    (void)emitter.registerHandler(
        "before-call.*.*",
        events::makeHandler<lifecycle::BeforeCall>(
            "stubber", [queue](lifecycle::BeforeCall& payload) { return queue->answer(payload); }),
        events::Position::Middle, answerId);
    // Credentials are not asked for their account: stubbed clients often have none.
    (void)emitter.registerHandler("before-endpoint-resolution.*",
                                  events::makeHandler<lifecycle::BeforeEndpointResolution>(
                                      "stubber_account_id",
                                      [](lifecycle::BeforeEndpointResolution& payload) {
                                          payload.builtins.set("AWS::Auth::AccountId", Value());
                                      }),
                                  events::Position::Middle, accountId);
}

void Stubber::deactivate()
{
    if (!std::exchange(m_active, false)) {
        return;
    }
    events::Emitter& emitter = m_client.events();
    (void)emitter.unregisterUnique("before-parameter-build.*.*", expectedId);
    (void)emitter.unregisterUnique("before-call.*.*", answerId);
    (void)emitter.unregisterUnique("before-endpoint-resolution.*", accountId);
}

Result<const model::OperationModel*> Stubber::operationOf(const std::string& method) const
{
    auto operation = m_client.model().findOperation(method);
    if (!operation.ok()) {
        return Error(ErrorCode::UnknownOperation,
                     "Client " + m_client.model().serviceName() + " does not have method: " + method);
    }
    return operation;
}

Result<void> Stubber::addResponse(const std::string& method, Value response, std::optional<ExpectedParams> expected)
{
    auto operation = operationOf(method);
    if (!operation.ok()) {
        return std::move(operation).error();
    }
    auto checked = checkResponse((*operation)->outputShape(), response);
    if (!checked.ok()) {
        return checked;
    }
    m_queue->stubs.push_back({(*operation)->name.str(), {answerWith(200), std::move(response)}, std::move(expected)});
    return {};
}

Result<void> Stubber::addClientError(const std::string& method, const ClientError& error,
                                     std::optional<ExpectedParams> expected)
{
    auto operation = operationOf(method);
    if (!operation.ok()) {
        return std::move(operation).error();
    }
    Value details = Value::object({{"Message", error.message}, {"Code", error.code}});
    addAll(details, error.errorMembers);
    Value metadata = Value::object({{"HTTPStatusCode", error.httpStatus}});
    addAll(metadata, error.metadata);
    Value parsed = Value::object({{"ResponseMetadata", std::move(metadata)}, {"Error", std::move(details)}});
    if (!error.modelledMembers.empty()) {
        auto checked = checkResponse(m_client.model().errorShape(error.code), Value(error.modelledMembers));
        if (!checked.ok()) {
            return checked;
        }
        addAll(parsed, error.modelledMembers);
    }
    m_queue->stubs.push_back(
        {(*operation)->name.str(), {answerWith(error.httpStatus), std::move(parsed)}, std::move(expected)});
    return {};
}

Result<void> Stubber::assertNoPendingResponses() const
{
    const std::size_t remaining = m_queue->stubs.size();
    if (remaining > 0) {
        return Error(ErrorCode::InvalidArgument, std::to_string(remaining) + " responses remaining in queue.");
    }
    return {};
}

} // namespace botoscope::client
