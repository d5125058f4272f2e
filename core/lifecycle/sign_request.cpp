#include "core/lifecycle/sign_request.h"

#include "core/auth/signer.h"
#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/emit.h"
#include "core/lifecycle/resolve_endpoint.h"
#include "core/trace/recorder.h"

namespace botoscope::lifecycle {

namespace {

Task<Result<std::string>> chooseSigner(CallContext& context)
{
    ChooseSigner payload(*context.operation, context);
    payload.signatureVersion = context.authType.empty() ? context.client->signatureVersion : context.authType;
    payload.signingName = signingName(context);
    payload.region = signingRegion(context);
    auto emission = emitStep("choose-signer." + context.eventTail(), payload, context, true);
    auto outcome = co_await emission;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    co_return payload.answer.given() ? payload.answer.get() : payload.signatureVersion;
}

void traceCredentials(CallContext& context, const std::optional<auth::Credentials>& credentials)
{
    if (!context.trace) {
        return;
    }
    if (!credentials) {
        context.trace->note("credentials", Value::object({{"provider", Value()}}));
        return;
    }
    teachSecrets(context.trace->redactor(), *credentials);
    Value shown = Value::object({{"provider", credentials->method},
                                 {"access_key_id", credentials->accessKeyId},
                                 {"session_token", credentials->sessionToken.empty() ? "none" : "present"}});
    if (!credentials->accountId.empty()) {
        shown.set("account_id", credentials->accountId);
    }
    context.trace->note("credentials", shown);
}

auth::SigningContext signingContext(const CallContext& context)
{
    auth::SigningContext signing;
    signing.region = signingRegion(context);
    signing.service = signingName(context);
    signing.time = context.client->runtime.clock->now();
    const bool bodyUnsigned = context.unsignedPayload || context.authType == "v4-unsigned-body";
    signing.payloadSigning = context.authType.empty() || !bodyUnsigned;
    signing.streamingInput = context.streamingInput;
    signing.checksumTrailer = context.checksum.trailer;
    signing.checksumHeader =
        context.checksum.trailer || context.checksum.algorithm.empty() ? "" : context.checksum.headerName();
    signing.s3PayloadSigningConfig = context.client->config.s3PayloadSigning;
    signing.bearerToken = context.client->bearerToken;
    return signing;
}

Task<Result<void>> emitBeforeSign(RequestCreated& created, const std::string& version)
{
    BeforeSign payload(created.model, created.request, created.context);
    // botocore names the client's own here, whatever the endpoint says.
    const auto& standard = created.context.client->endpoints->standard();
    payload.signingName = standard.ok() ? standard->signingName : signingName(created.context);
    payload.region = standard.ok() ? standard->signingRegion : signingRegion(created.context);
    payload.signatureVersion = version;
    auto emission = emitStep("before-sign." + created.context.eventTail(), payload, created.context);
    auto outcome = co_await emission;
    co_return outcome;
}

/// Asks the chain, unless a token signs. Nobody having credentials shows when they are used.
Task<Result<void>> loadCredentials(CallContext& context, const std::string& version)
{
    if (version == "bearer") {
        if (context.trace) {
            context.trace->redactor().addSecret(context.client->bearerToken.reveal());
        }
        co_return Result<void>();
    }
    auto loading = context.client->credentials();
    auto loaded = co_await loading;
    if (!loaded.ok()) {
        co_return std::move(loaded).error();
    }
    context.credentials = std::move(loaded).value();
    traceCredentials(context, context.credentials);
    co_return Result<void>();
}

Result<void> signWith(const std::string& version, RequestCreated& created)
{
    CallContext& context = created.context;
    if (!context.credentials && version != "bearer") {
        return Error(ErrorCode::NoCredentials, "Unable to locate credentials");
    }
    const auth::SigningContext signing = signingContext(context);
    auto traced = auth::sign(version, created.request, context.credentials, signing);
    if (!traced.ok()) {
        return std::move(traced).error();
    }
    if (context.trace) {
        context.trace->note("signing", Value::object({{"name", signing.service},
                                                      {"region", signing.region},
                                                      {"version", version},
                                                      {"canonical_request", traced->canonicalRequest},
                                                      {"string_to_sign", traced->stringToSign}}));
    }
    return {};
}

} // namespace

void teachSecrets(trace::Redactor& redactor, const auth::Credentials& credentials)
{
    redactor.addSecret(credentials.secretAccessKey.reveal());
    redactor.addSecret(credentials.sessionToken.reveal());
    redactor.addAccessKeyId(credentials.accessKeyId);
}

Task<Result<void>> signRequest(RequestCreated& created)
{
    CallContext& context = created.context;
    auto choosing = chooseSigner(context);
    auto version = co_await choosing;
    if (!version.ok()) {
        co_return std::move(version).error();
    }
    const bool wanted = *version != unsignedVersion && *version != "none";
    if (wanted) {
        auto loading = loadCredentials(context, *version);
        auto loaded = co_await loading;
        if (!loaded.ok()) {
            co_return loaded;
        }
    }
    auto announcing = emitBeforeSign(created, *version);
    auto announced = co_await announcing;
    if (!announced.ok() || !wanted) {
        co_return announced;
    }
    if (context.signing.credentials) {
        context.credentials = context.signing.credentials;
        traceCredentials(context, context.credentials);
    }
    co_return signWith(*version, created);
}

} // namespace botoscope::lifecycle
