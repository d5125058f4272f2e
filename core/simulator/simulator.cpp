#include "core/simulator/simulator.h"

#include "core/auth/verify.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/protocol/validate.h"
#include "core/simulator/wire.h"

#include <functional>

namespace botoscope::simulator {

namespace {

auth::RefusalStyle refusalStyle(const Route& route, model::Protocol protocol)
{
    switch (protocol) {
    case model::Protocol::Query:
    case model::Protocol::Ec2:
        return auth::RefusalStyle::Query;
    case model::Protocol::RestJson:
        return auth::RefusalStyle::RestJson;
    case model::Protocol::RestXml:
        return route.service->signingName() == "s3" ? auth::RefusalStyle::S3 : auth::RefusalStyle::Query;
    default:
        return auth::RefusalStyle::Json;
    }
}

/// Signing name in the request's credential scope, in the header or the URL; empty if there is none.
std::string scopeService(const ServerRequest& request)
{
    std::string text = request.headers.get("Authorization");
    auto at = text.find("Credential=");
    if (at == std::string::npos) {
        text = percentDecode(request.target);
        at = text.find("X-Amz-Credential=");
    }
    if (at == std::string::npos) {
        return {};
    }
    const std::string_view scope = std::string_view(text).substr(at, text.find_first_of(",& ", at) - at);
    const auto last = scope.rfind('/');
    const auto before = last == std::string_view::npos ? last : scope.rfind('/', last - 1);
    return before == std::string_view::npos ? std::string() : std::string(scope.substr(before + 1, last - before - 1));
}

bool needsSignature(const model::OperationModel& operation)
{
    const bool noAuth =
        std::find(operation.auth.begin(), operation.auth.end(), "smithy.api#noAuth") != operation.auth.end();
    return !noAuth && operation.authtype != "none";
}

/// The same text always gives the same id, in a uuid's form.
std::string requestIdOf(const std::string& text)
{
    const std::size_t first = std::hash<std::string>()(text);
    const std::size_t second = std::hash<std::string>()(text + '#');
    std::string bytes(16, '\0');
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[i] = static_cast<char>(first >> (i * 8));
        bytes[i + 8] = static_cast<char>(second >> (i * 8));
    }
    std::string id = hexEncode(bytes);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) {
        id.insert(at, 1, '-');
    }
    return id;
}

std::string validationCode(model::Protocol protocol)
{
    switch (protocol) {
    case model::Protocol::Query:
        return "ValidationError";
    case model::Protocol::Ec2:
        return "InvalidParameterValue";
    case model::Protocol::RestXml:
        return "InvalidRequest";
    default:
        return "ValidationException";
    }
}

ServerResponse damaged(ServerResponse response, const Fault& fault)
{
    switch (fault.kind) {
    case FaultKind::Reset:
        response.reset = true;
        break;
    case FaultKind::Truncate:
        response.truncate = true;
        break;
    case FaultKind::Hang:
        response.neverAnswer = true;
        break;
    case FaultKind::Garbage:
        response.body = "<<<{\x01 this is neither XML nor JSON";
        break;
    default:
        break;
    }
    return response;
}

} // namespace

auth::Credentials defaultCredentials()
{
    auth::Credentials credentials;
    credentials.accessKeyId = "AKIASIMULATOR0000000";
    credentials.secretAccessKey = SecretString("simulator/secret/good/for/nothing/else00");
    credentials.accountId = "123456789012";
    credentials.method = "simulator";
    return credentials;
}

Simulator::Simulator(SimulatorSetup setup)
    : m_setup(std::move(setup)), m_router(m_setup.loader), m_samples(m_setup.loader),
      m_server([this](const ServerRequest& request) { return answer(request); })
{
}

Result<void> Simulator::listen(int port)
{
    if (!m_server.listen(static_cast<quint16>(port))) {
        return Error(ErrorCode::Io,
                     "can't listen on 127.0.0.1:" + std::to_string(port) + ": " + m_server.errorText().toStdString());
    }
    return {};
}

std::string Simulator::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_server.port());
}

ServerResponse Simulator::answer(const ServerRequest& request)
{
    const Fault fault = m_setup.faults.next();
    ServerResponse response;
    if (fault.kind == FaultKind::Throttle || fault.kind == FaultKind::Error) {
        const bool throttle = fault.kind == FaultKind::Throttle;
        const auto route = m_router.find(request, scopeService(request));
        const auto protocol = route.ok() ? route->service->resolvedProtocol() : Result(model::Protocol::RestJson);
        response = writeError(protocol.ok() ? *protocol : model::Protocol::RestJson, throttle ? 400 : fault.status,
                              throttle ? "ThrottlingException" : "InjectedFault",
                              throttle ? "Rate exceeded" : "A fault that was asked for", requestIdOf(request.target));
    } else {
        response = damaged(answerWell(request), fault);
    }
    response.delayMillis = fault.delayMillis;
    return response;
}

ServerResponse Simulator::answerWell(const ServerRequest& request)
{
    const std::string requestId = requestIdOf(request.method + request.target + request.body);
    const auto route = m_router.find(request, scopeService(request));
    if (!route.ok()) {
        const bool xml = request.headers.get("Content-Type").starts_with("application/x-www-form-urlencoded");
        return writeError(xml ? model::Protocol::Query : model::Protocol::RestJson, 404, "UnknownOperationException",
                          route.error().message, requestId);
    }
    return answerRoute(request, *route, requestId);
}

ServerResponse Simulator::answerRoute(const ServerRequest& request, const Route& route, const std::string& requestId)
{
    const model::Protocol protocol = *route.service->resolvedProtocol();
    const bool isSigned =
        request.headers.contains("Authorization") || request.target.find("X-Amz-Signature=") != std::string::npos;
    if (isSigned || needsSignature(*route.operation)) {
        const auto secretOf = [this](std::string_view id) -> std::optional<SecretString> {
            for (const auth::Credentials& known : m_setup.credentials) {
                if (known.accessKeyId == id) {
                    return known.secretAccessKey;
                }
            }
            return std::nullopt;
        };
        auth::VerifyOptions options;
        options.now = m_setup.clock->now();
        options.style = refusalStyle(route, protocol);
        const auth::ReceivedRequest received{request.method, request.target, request.headers, request.body};
        const auth::Verification verified = auth::verifySignature(received, secretOf, options);
        if (!verified.accepted()) {
            return writeError(protocol, verified.status, verified.code, verified.message, requestId);
        }
    }
    const auto input = readInput(route, request);
    if (!input.ok()) {
        return writeError(protocol, 400, validationCode(protocol), input.error().message, requestId);
    }
    const auto checked = protocol::checkParams(*input, route.operation->inputShape());
    if (!checked.ok()) {
        return writeError(protocol, 400, validationCode(protocol), checked.error().message, requestId);
    }
    auto response = writeOutput(route, m_samples.output(*route.operation, *input), requestId);
    if (!response.ok()) {
        return writeError(protocol, 500, "InternalFailure", response.error().message, requestId);
    }
    return std::move(response).value();
}

} // namespace botoscope::simulator
