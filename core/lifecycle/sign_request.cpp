#include "core/lifecycle/sign_request.h"

#include "core/auth/presign_post.h"
#include "core/auth/signer.h"
#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/emit.h"
#include "core/lifecycle/event_source.h"
#include "core/lifecycle/resolve_endpoint.h"
#include "core/trace/recorder.h"

namespace botoscope::lifecycle {

namespace {

std::string withSuffix(const std::string& version, const std::string& suffix)
{
    return version == unsignedVersion || version == "none" || version.ends_with(suffix) ? version : version + suffix;
}

Task<Result<std::string>> chooseSigner(CallContext& context, const SigningWish& wish)
{
    ChooseSigner payload(*context.operation, context);
    const std::string& version = context.authType.empty() ? context.client->signatureVersion : context.authType;
    payload.signatureVersion = withSuffix(version, wish.suffix);
    payload.signingName = signingName(context);
    payload.region = signingRegion(context);
    auto emission = emitStep("choose-signer." + context.eventTail(), payload, context, true);
    auto outcome = co_await emission;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    co_return withSuffix(payload.answer.given() ? payload.answer.get() : payload.signatureVersion, wish.suffix);
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

auth::SigningContext signingContext(const CallContext& context, const SigningWish& wish)
{
    auth::SigningContext signing;
    signing.region = wish.region.empty() ? signingRegion(context) : wish.region;
    signing.service = context.signing.name.empty() && !wish.name.empty() ? wish.name : signingName(context);
    signing.expiresSeconds = wish.expiresSeconds;
    signing.time = context.client->runtime.clock->now();
    const bool bodyUnsigned = context.unsignedPayload || context.authType == "v4-unsigned-body";
    signing.payloadSigning = context.authType.empty() || !bodyUnsigned;
    signing.streamingInput = context.streamingInput;
    signing.checksumTrailer = context.checksum.trailer;
    signing.checksumHeader =
        context.checksum.trailer || context.checksum.algorithm.empty() ? "" : context.checksum.headerName();
    signing.s3PayloadSigningConfig = context.client->config.s3PayloadSigning;
    signing.bearerToken = context.bearerToken;
    return signing;
}

Task<Result<void>> emitBeforeSign(CallContext& context, http::Request& request, const std::string& version)
{
    BeforeSign payload(*context.operation, request, context);
    // botocore names the client's own here, whatever the endpoint says.
    const auto& standard = context.client->endpoints->standard();
    payload.signingName = standard.ok() ? standard->signingName : signingName(context);
    payload.region = standard.ok() ? standard->signingRegion : signingRegion(context);
    payload.signatureVersion = version;
    auto emission = emitStep("before-sign." + context.eventTail(), payload, context);
    auto outcome = co_await emission;
    co_return outcome;
}

/// The environment's token for the service, or else the sso-session's.
Task<Result<void>> loadToken(CallContext& context, credentials::FetchLog& log)
{
    context.bearerToken = context.client->bearerToken;
    if (context.bearerToken.empty() && context.client->tokens) {
        auto loading = context.client->tokens(log);
        auto loaded = co_await loading;
        if (!loaded.ok()) {
            co_return std::move(loaded).error();
        }
        context.bearerToken = *loaded ? (*loaded)->token : SecretString();
    }
    if (context.trace) {
        context.trace->redactor().addSecret(context.bearerToken.reveal());
    }
    if (!context.client->bearerToken.empty()) {
        context.useFeature("BEARER_SERVICE_ENV_VARS");
    }
    co_return Result<void>();
}

/// Asks the chain, unless a token signs. Nobody having credentials shows when they are used.
Task<Result<void>> loadCredentials(CallContext& context, const std::string& version)
{
    credentials::FetchLog log(context.trace, *context.client->runtime.clock);
    if (version == "bearer") {
        auto loading = loadToken(context, log);
        auto loaded = co_await loading;
        co_return loaded;
    }
    auto loading = context.client->credentials(log);
    auto loaded = co_await loading;
    if (!loaded.ok()) {
        co_return std::move(loaded).error();
    }
    log.deliver();
    context.credentials = std::move(loaded).value();
    if (context.credentials) {
        const auto& features = context.credentials->features;
        context.features.insert(context.features.end(), features.begin(), features.end());
    }
    traceCredentials(context, context.credentials);
    co_return Result<void>();
}

Result<auth::SigningTrace> signForm(const std::string& version, const CallContext& context, PostForm& form,
                                    const auth::SigningContext& signing)
{
    auto fields = auth::presignPost(version, std::move(form.fields), form.conditions, *context.credentials, signing);
    if (!fields.ok()) {
        return std::move(fields).error();
    }
    form.fields = std::move(fields).value();
    return auth::SigningTrace();
}

Result<void> signWith(const std::string& version, CallContext& context, http::Request& request, const SigningWish& wish)
{
    if (!context.credentials && version != "bearer") {
        return Error(ErrorCode::NoCredentials, "Unable to locate credentials");
    }
    const auth::SigningContext signing = signingContext(context, wish);
    auto traced = wish.form ? signForm(version, context, *wish.form, signing)
                            : auth::sign(version, request, context.credentials, signing);
    if (!traced.ok()) {
        return std::move(traced).error();
    }
    if (version.starts_with("v4a")) {
        context.useFeature("SIGV4A_SIGNING");
    } else if (version.starts_with("v4-s3express")) {
        context.useFeature("S3_EXPRESS_BUCKET");
    }
    if (context.events && context.credentials && version != "bearer") {
        context.events->signWith(auth::EventSigner(*context.credentials, signing, traced->signature));
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
    return signRequestFor(created.context, created.request, SigningWish());
}

Task<Result<void>> signRequestFor(CallContext& context, http::Request& request, SigningWish wish)
{
    auto choosing = chooseSigner(context, wish);
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
    auto announcing = emitBeforeSign(context, request, *version);
    auto announced = co_await announcing;
    if (!announced.ok() || !wanted) {
        co_return announced;
    }
    if (context.signing.credentials) {
        context.credentials = context.signing.credentials;
        traceCredentials(context, context.credentials);
    }
    co_return signWith(*version, context, request, wish);
}

} // namespace botoscope::lifecycle
