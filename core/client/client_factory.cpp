#include "core/client/client_factory.h"

#include "core/auth/signer.h"
#include "core/base/encoding.h"
#include "core/client/client_defaults.h"
#include "core/client/config_reader.h"
#include "core/client/presign.h"
#include "core/client/user_agent.h"
#include "core/config/endpoint_url.h"
#include "core/endpoint/client_endpoints.h"
#include "core/endpoint/valid_url.h"
#include "core/lifecycle/async_handler.h"
#include "core/lifecycle/payloads.h"
#include "core/lifecycle/retry_handler.h"
#include "core/lifecycle/s3_control_arns.h"
#include "core/lifecycle/s3_express.h"
#include "core/lifecycle/s3_redirect.h"
#include "core/lifecycle/sign_request.h"
#include "core/lifecycle/user_agent_features.h"

#include <algorithm>

namespace botoscope::client {

namespace {

/// Regions become part of host names: letters, digits and inner dashes, not only digits (§3.1 step 2).
Result<void> checkRegion(const std::string& region)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool good = region.empty() || (region.size() <= 63 && std::all_of(region.begin(), region.end(), allowed) &&
                                         region.front() != '-' && region.back() != '-' &&
                                         !std::all_of(region.begin(), region.end(), digit));
    if (!good) {
        return Error(ErrorCode::InvalidRegion,
                     "Provided region_name '" + region + "' doesn't match a supported format.");
    }
    return {};
}

Result<std::string> chooseRegion(const ClientParts& parts, const ClientOptions& options)
{
    std::string region;
    const auto& own = options.config.region ? options.config.region : parts.defaultConfig->region;
    if (options.region) {
        region = *options.region;
    } else if (own) {
        region = *own;
    } else {
        auto configured = parts.settings->get("region");
        if (!configured.ok()) {
            return configured.error();
        }
        region = configured->toString();
    }
    auto checked = checkRegion(region);
    if (!checked.ok()) {
        return checked.error();
    }
    return region;
}

Result<std::string> chooseEndpointUrl(const ClientParts& parts, const ClientOptions& options,
                                      const lifecycle::ClientConfig& config, const model::ServiceModel& model)
{
    std::string url;
    if (options.endpointUrl) {
        url = *options.endpointUrl;
    } else {
        auto configured =
            config::configuredEndpointUrl(*parts.settings, model.serviceId(), config.ignoreConfiguredEndpointUrls);
        if (!configured.ok()) {
            return configured.error();
        }
        url = *configured ? (*configured)->url : std::string();
    }
    if (url.empty()) {
        return url;
    }
    const auto split = http::splitUrl(url);
    const bool valid = endpoint::isValidEndpointUrl(url) || endpoint::isValidIpv6EndpointUrl(url);
    if (!split || !valid || (split->scheme != "http" && split->scheme != "https")) {
        return Error(ErrorCode::InvalidArgument, "Invalid endpoint: " + url);
    }
    return url;
}

/// The signature version that the profile sets for a service, e.g. in a block "s3 =".
std::string profileSignatureVersion(const ClientParts& parts, const std::string& endpointPrefix)
{
    const auto profile = parts.settings->profile();
    const config::Setting* block = profile.ok() && *profile ? (*profile)->find(endpointPrefix) : nullptr;
    const config::Setting* version = block && block->isBlock ? block->find("signature_version") : nullptr;
    return version ? version->text : std::string();
}

/// The client's own signature version: configured, S3's variant, the model's (§5.2).
Result<std::string> chooseSignatureVersion(const ClientParts& parts, const lifecycle::ClientConfig& config,
                                           const model::ServiceModel& model)
{
    if (config.signatureVersion) {
        return *config.signatureVersion;
    }
    const std::string& prefix = model.metadata().endpointPrefix;
    std::string configured = profileSignatureVersion(parts, prefix);
    if (!configured.empty()) {
        return configured;
    }
    if (prefix == "s3" || prefix == "s3-control") {
        return std::string("s3v4");
    }
    // import/export has long been reachable with version 4 only.
    if (model.serviceId() == "importexport") {
        return std::string("v4");
    }
    if (model.metadata().auth.empty()) {
        return model.metadata().signatureVersion;
    }
    return endpoint::chooseAuthTrait(model.metadata().auth, {{}, {}, auth::isKnownSignatureVersion});
}

/// The rules that botocore keeps behind this variable until they are everybody's (§8.1).
bool usesRevisedRetries(const ClientParts& parts)
{
    return toLower(parts.settings->environment().get("AWS_NEW_RETRIES_2026")) == "true";
}

/// As botocore: a mode nobody knows means no retries.
void registerRetries(lifecycle::ClientState& state, const ClientParts& parts)
{
    const lifecycle::RetryConfig& retries = state.config.retries;
    const std::string& endpointPrefix = state.model->metadata().endpointPrefix;
    const bool revised = usesRevisedRetries(parts);
    const std::string mode = retries.mode.value_or("legacy");
    std::shared_ptr<retry::RetryPolicy> policy;
    if (mode == "legacy") {
        auto data = parts.loader->loadData("_retry");
        policy = retry::makeLegacyPolicy(data.ok() ? *data : Value(Map()), endpointPrefix, retries.totalMaxAttempts);
    } else if (mode == "standard" || mode == "adaptive") {
        retry::StandardOptions options;
        options.totalMaxAttempts = retries.totalMaxAttempts;
        options.revised = revised;
        policy = retry::makeStandardPolicy(endpointPrefix, options);
    }
    if (policy) {
        lifecycle::registerRetryHandler(state.emitter, state.model->serviceId(), policy, revised && mode != "legacy");
    }
    if (mode == "adaptive") {
        lifecycle::registerAdaptiveRetries(state.emitter, *state.runtime.clock);
    }
}

void registerClientHandlers(lifecycle::ClientState& state, const ClientParts& parts)
{
    const std::string& serviceId = state.model->serviceId();
    const auto signer = lifecycle::makeAsyncHandler<lifecycle::RequestCreated>(
        "request_signer", [](lifecycle::RequestCreated& created) { return lifecycle::signRequest(created); });
    (void)state.emitter.registerHandler("request-created." + serviceId, signer);
    state.emitter.on<lifecycle::RequestCreated>("request-created." + serviceId, "rebuild_user_agent",
                                                lifecycle::rebuildUserAgent, events::Position::Last);
    if (state.model->serviceName() == "s3" && !state.config.signatureVersion &&
        profileSignatureVersion(parts, "s3").empty()) {
        registerS3PresignDefault(state.emitter, parts.endpoints);
    }
    registerRetries(state, parts);
    if (serviceId == "s3") {
        lifecycle::registerS3Redirects(state.emitter);
        lifecycle::registerS3ExpressSessions(state.emitter);
    } else if (serviceId == "s3-control") {
        lifecycle::registerS3ControlArns(state.emitter);
    }
}

Result<std::string> chooseServiceName(const ClientParts& parts, std::string_view service)
{
    lifecycle::ChooseServiceName payload;
    payload.serviceName = std::string(service);
    auto emitted = parts.emitter->emitNow("choose-service-name", payload);
    if (!emitted.ok()) {
        return std::move(emitted).error();
    }
    return payload.answer.given() ? payload.answer.get() : payload.serviceName;
}

/// The version that the profile's block "api_versions" has for a service; empty: the latest.
Result<std::string> configuredVersion(const config::Settings& settings, std::string_view service)
{
    const auto versions = settings.get("api_versions");
    if (!versions.ok()) {
        return versions.error();
    }
    return (*versions)[service].toString();
}

Result<void> addCodecs(lifecycle::ClientState& state)
{
    const auto protocol = state.model->resolvedProtocol();
    if (!protocol.ok()) {
        return protocol.error();
    }
    lifecycle::CreatingSerializer payload(*state.model);
    auto emitted = state.emitter.emitNow("creating-serializer." + state.model->metadata().endpointPrefix, payload);
    if (!emitted.ok()) {
        return emitted;
    }
    auto serializer = protocol::makeSerializer(*protocol, {payload.millisecondTimestamps});
    auto parser = protocol::makeParser(*protocol, *state.model);
    if (!serializer.ok() || !parser.ok()) {
        return serializer.ok() ? std::move(parser).error() : std::move(serializer).error();
    }
    state.serializer = std::move(serializer).value();
    state.parser = std::move(parser).value();
    return {};
}

endpoint::BuiltinSettings builtinSettings(const lifecycle::ClientState& state)
{
    const lifecycle::ClientConfig& config = state.config;
    endpoint::BuiltinSettings settings;
    settings.endpointPrefix = state.model->metadata().endpointPrefix;
    settings.region = state.region;
    settings.customUrl = state.endpointUrl;
    settings.fips = config.useFipsEndpoint.value_or(false);
    const bool s3 = settings.endpointPrefix == "s3" || settings.endpointPrefix == "s3-control";
    settings.dualstack = s3 && config.s3Dualstack ? *config.s3Dualstack : config.useDualstackEndpoint.value_or(false);
    settings.legacySts = config.stsRegionalEndpoints == "legacy";
    settings.s3 = config.s3;
    settings.disableS3ExpressSessionAuth = config.disableS3ExpressSessionAuth;
    settings.accountIdEndpointMode = config.accountIdEndpointMode.value_or("");
    return settings;
}

/// What is set in both is taken from the s3 options.
Map clientContext(const lifecycle::ClientConfig& config, const std::string& endpointPrefix)
{
    Map context = config.clientContext.map();
    if (endpointPrefix == "s3" || endpointPrefix == "s3-control") {
        for (const auto& [name, value] : config.s3.map()) {
            context.set(name, value);
        }
        context.set("disable_s3_express_session_auth", config.disableS3ExpressSessionAuth.value_or(false));
    }
    return context;
}

std::shared_ptr<const endpoint::ClientEndpoints> makeEndpoints(const lifecycle::ClientState& state,
                                                               const ClientParts& parts, const ClientOptions& options)
{
    endpoint::ClientEndpointSettings settings;
    settings.service = state.model;
    settings.builtins = builtinSettings(state);
    settings.clientContext = clientContext(state.config, settings.builtins.endpointPrefix);
    const std::string requested = state.config.signatureVersion.value_or("");
    settings.wishes = {requested == lifecycle::unsignedVersion ? "none" : requested,
                       state.config.authSchemePreference.value_or(""), auth::isKnownSignatureVersion};
    settings.useSsl = options.useSsl;
    settings.bundledData = parts.bundledEndpoints;
    auto load = [ruleSets = parts.ruleSets, name = state.model->serviceName(),
                 version = options.apiVersion.value_or("")] { return ruleSets->get(name, version); };
    return std::make_shared<const endpoint::ClientEndpoints>(std::move(settings), parts.endpoints, std::move(load));
}

/// The client's options, with the defaults of its mode (§7.2) where nobody says otherwise.
Result<void> readSettings(lifecycle::ClientState& state, const ClientParts& parts, const ClientOptions& options)
{
    const auto& own = options.config.defaultsMode;
    auto defaults = clientDefaults(*parts.settings, {own ? own : parts.defaultConfig->defaultsMode, state.region, {}},
                                   *parts.loader);
    if (!defaults.ok()) {
        return std::move(defaults).error();
    }
    auto config = readClientConfig(defaults->settings, options.config, *parts.defaultConfig);
    if (!config.ok()) {
        return std::move(config).error();
    }
    state.config = std::move(config).value();
    const bool chosen = state.config.connectTimeoutMicros.has_value();
    if (!chosen) {
        state.config.connectTimeoutMicros = defaults->mode.connectTimeoutMicros;
    }
    if (defaults->mode.asksInstance && !chosen && parts.instanceRegion) {
        registerAutoDefaults(state, *parts.settings, parts.instanceRegion);
    }
    return {};
}

/// Everything of the state that comes out of configuration.
Result<void> configure(lifecycle::ClientState& state, const ClientParts& parts, const ClientOptions& options)
{
    auto region = chooseRegion(parts, options);
    if (!region.ok()) {
        return std::move(region).error();
    }
    state.region = std::move(region).value();
    auto configured = readSettings(state, parts, options);
    if (!configured.ok()) {
        return configured;
    }
    auto url = chooseEndpointUrl(parts, options, state.config, *state.model);
    if (!url.ok()) {
        return std::move(url).error();
    }
    state.endpointUrl = std::move(url).value();
    if (endpoint::normalizeFipsRegion(state.region)) {
        state.config.useFipsEndpoint = true;
    }
    auto version = chooseSignatureVersion(parts, state.config, *state.model);
    if (!version.ok()) {
        return std::move(version).error();
    }
    state.signatureVersion = std::move(version).value();
    state.endpoints = makeEndpoints(state, parts, options);
    state.discovery = options.endpointUrl ? std::string() : state.config.endpointDiscovery.value_or("auto");
    state.bearerToken =
        SecretString(parts.settings->environment().get(bearerTokenVariable(state.model->signingName())));
    state.userAgent = userAgent({parts.programName, parts.programVersion}, state.config,
                                Platform::ofThisProcess(parts.settings->environment()));
    state.userAgent.features = lifecycle::clientFeatures(state.config, state.endpointUrl);
    if (options.credentials && state.signatureVersion != lifecycle::unsignedVersion) {
        state.userAgent.features.emplace_back("CREDENTIALS_CODE");
    }
    return {};
}

} // namespace

std::string bearerTokenVariable(std::string signingName)
{
    std::replace_if(
        signingName.begin(), signingName.end(), [](char c) { return c == '-' || c == ' '; }, '_');
    return "AWS_BEARER_TOKEN_" + toUpper(signingName);
}

Result<std::shared_ptr<Client>> makeClient(const ClientParts& parts, std::string_view service, ClientOptions options)
{
    if (!options.apiVersion) {
        auto version = configuredVersion(*parts.settings, service);
        if (!version.ok()) {
            return std::move(version).error();
        }
        options.apiVersion = std::move(*version);
    }
    auto name = chooseServiceName(parts, service);
    if (!name.ok()) {
        return std::move(name).error();
    }
    auto model = parts.loader->loadServiceModel(*name, options.apiVersion.value_or(""));
    if (!model.ok()) {
        return std::move(model).error();
    }
    lifecycle::ClientState state;
    state.model = *model;
    state.loader = parts.loader;
    state.emitter = *parts.emitter;
    state.runtime = parts.runtime;
    state.credentials = parts.credentials;
    state.tokens = parts.tokens;
    auto configured = configure(state, parts, options);
    if (!configured.ok()) {
        return std::move(configured).error();
    }
    auto coded = addCodecs(state);
    if (!coded.ok()) {
        return std::move(coded).error();
    }
    MethodTable methods;
    CreatingClientClass payload(*state.model, methods);
    auto created = state.emitter.emitNow("creating-client-class." + state.model->serviceId(), payload);
    if (!created.ok()) {
        return std::move(created).error();
    }
    registerClientHandlers(state, parts);
    return std::make_shared<Client>(std::move(state), std::move(methods));
}

} // namespace botoscope::client
