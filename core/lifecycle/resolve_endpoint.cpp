#include "core/lifecycle/resolve_endpoint.h"

#include "core/base/arn.h"
#include "core/base/encoding.h"
#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/emit.h"
#include "core/lifecycle/presign_step.h"
#include "core/lifecycle/sign_request.h"
#include "core/trace/recorder.h"

#include <algorithm>

namespace botoscope::lifecycle {

namespace {

constexpr const char* accountIdBuiltin = "AWS::Auth::AccountId";

/// The account of the credentials, for rules that put it into the host name. Null if it is not known.
Task<Result<Value>> findAccountId(CallContext& context)
{
    credentials::FetchLog log(context.trace, *context.client->runtime.clock);
    auto loading = context.client->credentials(log);
    auto loaded = co_await loading;
    if (!loaded.ok()) {
        co_return std::move(loaded).error();
    }
    const auto& credentials = *loaded;
    co_return credentials && !credentials->accountId.empty() ? Value(credentials->accountId) : Value();
}

Task<Result<void>> addAccountId(CallContext& context, Value& builtins)
{
    const bool asked = context.client->endpoints->usesBuiltIn(accountIdBuiltin) && !builtins.find(accountIdBuiltin);
    if (!asked || context.client->config.signatureVersion == unsignedVersion) {
        co_return Result<void>();
    }
    auto finding = findAccountId(context);
    auto found = co_await finding;
    if (!found.ok()) {
        co_return std::move(found).error();
    }
    builtins.set(accountIdBuiltin, std::move(found).value());
    co_return Result<void>();
}

/// What the User-Agent header says of accounts in host names, where the rules ask for them.
void noteAccountFeatures(CallContext& context, const Value& builtins)
{
    constexpr const char* modeBuiltin = "AWS::Auth::AccountIdEndpointMode";
    const endpoint::ClientEndpoints& endpoints = *context.client->endpoints;
    const Value& mode = builtins[modeBuiltin];
    if (mode.isString() && endpoints.usesBuiltIn(modeBuiltin)) {
        context.useFeature("ACCOUNT_ID_MODE_" + toUpper(mode.toString()));
    }
    if (builtins[accountIdBuiltin].isString() && endpoints.usesBuiltIn(accountIdBuiltin)) {
        context.useFeature("RESOLVED_ACCOUNT_ID");
    }
}

/// Presigned URLs are signed for the client's region, whatever the endpoint says, unless the bucket is an ARN (§9.4).
bool keepsOwnRegion(const CallContext& context)
{
    return isPresigning(context) && !isArn((*context.params)["Bucket"].toString());
}

/// A rule set's schemes replace what the model says of signing, also where none of them suits (§3.3 step 6).
void takeSigning(CallContext& context, const endpoint::Endpoint& endpoint)
{
    if (endpoint.properties.find("authSchemes")) {
        context.authType = endpoint.authScheme;
    }
    if (!endpoint.signingRegion.empty() && !keepsOwnRegion(context)) {
        context.signing.region = endpoint.signingRegion;
    }
    if (!endpoint.signingName.empty()) {
        context.signing.name = endpoint.signingName;
    }
    context.endpointProperties = endpoint.properties;
}

void noteEndpoint(const CallContext& context, const endpoint::Endpoint& endpoint, const Value& builtins)
{
    if (!context.trace) {
        return;
    }
    Value shown = Value::object({{"url", endpoint.url},
                                 {"signing_region", signingRegion(context)},
                                 {"signing_name", signingName(context)},
                                 {"auth_scheme", context.authType},
                                 {"reason", endpoint.reason}});
    if (!endpoint.authSchemes.empty()) {
        shown.set("auth_schemes", endpoint.properties["authSchemes"]);
    }
    context.trace->note("builtins", builtins);
    context.trace->note("endpoint", shown);
}

} // namespace

std::string signingRegion(const CallContext& context)
{
    if (!context.signing.region.empty()) {
        return context.signing.region;
    }
    const auto& standard = context.client->endpoints->standard();
    return standard.ok() ? standard->signingRegion : context.client->region;
}

std::string signingName(const CallContext& context)
{
    if (!context.signing.name.empty()) {
        return context.signing.name;
    }
    const auto& standard = context.client->endpoints->standard();
    return standard.ok() ? standard->signingName : context.operation->service->signingName();
}

Task<Result<endpoint::Endpoint>> resolveEndpoint(CallContext& context)
{
    const endpoint::ClientEndpoints& endpoints = *context.client->endpoints;
    const auto& builtins = endpoints.builtins();
    if (!builtins.ok()) {
        co_return builtins.error();
    }
    BeforeEndpointResolution payload(*context.operation, *context.params, context);
    payload.builtins = *builtins;
    std::string event = "before-endpoint-resolution." + context.operation->service->serviceId();
    auto emission = emitStep(std::move(event), payload, context);
    auto outcome = co_await emission;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    auto adding = addAccountId(context, payload.builtins);
    auto added = co_await adding;
    if (!added.ok()) {
        co_return std::move(added).error();
    }
    noteAccountFeatures(context, payload.builtins);
    auto found = endpoints.resolve(*context.operation, *context.params, payload.builtins.map());
    if (found.ok()) {
        takeSigning(context, *found);
        noteEndpoint(context, *found, payload.builtins);
    }
    co_return found;
}

} // namespace botoscope::lifecycle
