#include "core/client/service_calls.h"

#include "core/client/session.h"
#include "core/lifecycle/payloads.h"
#include "core/lifecycle/sign_request.h"

namespace botoscope::client {

namespace {

ClientOptions optionsFor(const credentials::ServiceCall& call, const Session& session)
{
    ClientOptions options;
    const std::string region = call.chainRegion ? session.chainRegion() : call.region;
    if (!region.empty()) {
        options.region = region;
    }
    options.credentials = call.credentials;
    if (!call.credentials) {
        options.config.signatureVersion = std::string(lifecycle::unsignedVersion);
    }
    return options;
}

struct Opened {
    std::shared_ptr<Client> client;
    const model::OperationModel* operation = nullptr;
};

/// What a call goes out with. session is nullptr when it has ended.
Result<Opened> open(Session* session, const credentials::ServiceCall& call)
{
    if (!session) {
        return Error(ErrorCode::Cancelled, "The session has ended.");
    }
    auto made = session->client(call.service, optionsFor(call, *session));
    if (!made.ok()) {
        return std::move(made).error();
    }
    Opened opened{std::move(made).value(), nullptr};
    opened.operation = opened.client->model().operation(call.operation);
    if (!opened.operation) {
        return Error(ErrorCode::UnknownOperation, call.service + " has no " + call.operation);
    }
    return opened;
}

} // namespace

Task<Result<credentials::ServiceAnswer>> ServiceCalls::call(credentials::ServiceCall call, credentials::FetchLog& log)
{
    const std::shared_ptr<Session> session = m_session.lock();
    auto opened = open(session.get(), call);
    if (!opened.ok()) {
        co_return std::move(opened).error();
    }
    const std::shared_ptr<Client> client = opened->client;
    const model::OperationModel* operation = opened->operation;
    if (call.headers) {
        client->events().on<lifecycle::BeforeCall>("before-call." + client->model().serviceId() + '.' + call.operation,
                                                   "add credential headers",
                                                   [headers = call.headers](lifecycle::BeforeCall& event) {
                                                       for (const auto& [name, value] : headers(event.request.url)) {
                                                           event.request.headers.set(name, value);
                                                       }
                                                   });
    }
    lifecycle::CallOptions options;
    options.trace = log.beginCall();
    options.features = std::move(call.features);
    auto performing = client->perform(*operation, std::move(call.params), std::move(options));
    auto report = co_await performing;
    if (report.error) {
        co_return std::move(*report.error);
    }
    credentials::ServiceAnswer answer;
    answer.parsed = std::move(report.parsed);
    answer.refusal = std::move(report.refusal);
    co_return answer;
}

Task<Result<std::string>> ServiceCalls::endpoint(credentials::ServiceCall call)
{
    const std::shared_ptr<Session> session = m_session.lock();
    auto opened = open(session.get(), call);
    if (!opened.ok()) {
        co_return std::move(opened).error();
    }
    const std::shared_ptr<Client> client = opened->client;
    const model::OperationModel* operation = opened->operation;
    lifecycle::CallOptions options;
    options.dryRun = lifecycle::DryRun::Serialized;
    auto performing = client->perform(*operation, std::move(call.params), std::move(options));
    auto report = co_await performing;
    if (report.error) {
        co_return std::move(*report.error);
    }
    const std::string& url = report.request.url;
    co_return url.substr(0, url.find('/', url.find("://") + 3));
}

} // namespace botoscope::client
