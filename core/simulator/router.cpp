#include "core/simulator/router.h"

#include "core/base/encoding.h"

namespace botoscope::simulator {

namespace {

constexpr int rpcScore = 1'000'000;

std::string formValue(const http::Parameters& form, std::string_view key)
{
    for (const auto& [name, value] : form) {
        if (name == key) {
            return value;
        }
    }
    return {};
}

/// Form parameters of a query or ec2 request: the body's, or the URL's for a GET.
http::Parameters readForm(const ServerRequest& request)
{
    return request.method == "GET" ? splitTarget(request.target).query : splitTarget('?' + request.body).query;
}

bool matchRpcTarget(const model::ServiceModel& service, const ServerRequest& request, Route& route)
{
    const std::string target = request.headers.get("X-Amz-Target");
    const auto dot = target.rfind('.');
    if (dot == std::string::npos || target.substr(0, dot) != service.metadata().targetPrefix) {
        return false;
    }
    route.operation = service.operation(std::string_view(target).substr(dot + 1));
    return route.operation != nullptr;
}

bool matchCbor(const model::ServiceModel& service, const ServerRequest& request, Route& route)
{
    const std::string head = "/service/" + service.metadata().targetPrefix + "/operation/";
    if (!request.target.starts_with(head)) {
        return false;
    }
    route.operation = service.operation(std::string_view(request.target).substr(head.size()));
    return route.operation != nullptr;
}

bool matchAction(const model::ServiceModel& service, const ServerRequest& request, Route& route)
{
    route.form = readForm(request);
    const std::string version = formValue(route.form, "Version");
    route.operation =
        version == service.metadata().apiVersion ? service.operation(formValue(route.form, "Action")) : nullptr;
    return route.operation != nullptr;
}

/// Best operation of a REST service; its score, or -1.
int matchRest(const model::ServiceModel& service, const ServerRequest& request, Route& route)
{
    int best = -1;
    const Target target = splitTarget(request.target);
    for (const Name& name : service.operationNames()) {
        const model::OperationModel* operation = service.operation(name.view());
        auto match = matchOperation(*operation, request.method, target, request.headers);
        if (match && match->score > best) {
            best = match->score;
            route.operation = operation;
            route.uri = std::move(match->uri);
            route.target = target;
        }
    }
    return best;
}

int matchService(const model::ServiceModel& service, const ServerRequest& request, Route& route)
{
    const auto protocol = service.resolvedProtocol();
    if (!protocol.ok()) {
        return -1;
    }
    switch (*protocol) {
    case model::Protocol::Json:
        return matchRpcTarget(service, request, route) ? rpcScore : -1;
    case model::Protocol::SmithyRpcV2Cbor:
        return matchCbor(service, request, route) ? rpcScore : -1;
    case model::Protocol::Query:
    case model::Protocol::Ec2:
        return matchAction(service, request, route) ? rpcScore : -1;
    case model::Protocol::RestJson:
    case model::Protocol::RestXml:
        return matchRest(service, request, route);
    }
    return -1;
}

} // namespace

Router::Router(std::shared_ptr<const model::Loader> loader) : m_loader(std::move(loader)) {}
Router::~Router() = default;

bool Router::tryService(const std::string& name, const ServerRequest& request, Route& best, int& bestScore)
{
    auto service = m_loader->loadServiceModel(name);
    if (!service.ok()) {
        return false;
    }
    Route route;
    const int score = matchService(**service, request, route);
    if (score <= bestScore) {
        return false;
    }
    bestScore = score;
    best = std::move(route);
    best.service = *service;
    return true;
}

Result<Route> Router::find(const ServerRequest& request, const std::string& scopeService)
{
    Route best;
    int bestScore = -1;
    // Most services are called what their signing name says: try that one before reading all models. A match without
    // any literal text (S3's "/{Bucket}/{Key+}") may hide a better one elsewhere.
    if (!scopeService.empty()) {
        tryService(scopeService, request, best, bestScore);
        if (bestScore >= 10) {
            return best;
        }
    }
    const bool rpc = request.headers.contains("X-Amz-Target");
    for (const Entry& entry : index()) {
        const bool scoped = scopeService.empty() || entry.signingName == scopeService;
        const bool rest = entry.protocol == model::Protocol::RestJson || entry.protocol == model::Protocol::RestXml;
        if (scoped && !(rpc && rest) && entry.name != scopeService) {
            tryService(entry.name, request, best, bestScore);
        }
        if (bestScore >= rpcScore) {
            break;
        }
    }
    if (!best.operation) {
        return Error(ErrorCode::UnknownOperation,
                     "no operation in the model data fits " + request.method + ' ' +
                         request.target.substr(0, request.target.find('?')) +
                         (scopeService.empty() ? "" : " (signed for " + scopeService + ')'));
    }
    return best;
}

const std::vector<Router::Entry>& Router::index()
{
    if (!m_index.empty()) {
        return m_index;
    }
    for (const std::string& name : m_loader->availableServices()) {
        auto text = m_loader->loadServiceText(name, "service-2", {}); // not the models, which would stay in memory
        if (!text.ok()) {
            continue;
        }
        const auto service = model::ServiceModel::fromJson(name, *std::move(text), model::ModelCheck::Outline);
        if (!service.ok()) {
            continue;
        }
        const auto protocol = (*service)->resolvedProtocol();
        if (protocol.ok()) {
            const model::ServiceMetadata& metadata = (*service)->metadata();
            m_index.push_back({name, (*service)->signingName(), metadata.targetPrefix, metadata.apiVersion, *protocol});
        }
    }
    return m_index;
}

} // namespace botoscope::simulator
