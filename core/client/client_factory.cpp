#include "core/client/client_factory.h"

#include "core/client/user_agent.h"
#include "core/config/endpoint_url.h"
#include "core/lifecycle/payloads.h"
#include "core/lifecycle/retry_handler.h"
#include "core/lifecycle/sign_request.h"

#include <algorithm>

namespace botoscope::client {

namespace {

/// Options of the client where it has them, else the session's default ones, else the configuration chain's.
class ConfigReader {
public:
    ConfigReader(const config::Settings& settings, lifecycle::ClientConfig own, const lifecycle::ClientConfig& defaults)
        : m_settings(settings), m_own(std::move(own)), m_defaults(defaults)
    {
    }

    Result<lifecycle::ClientConfig> read()
    {
        merge(m_own.region, m_defaults.region);
        merge(m_own.signatureVersion, m_defaults.signatureVersion);
        merge(m_own.parameterValidation, m_defaults.parameterValidation);
        merge(m_own.injectHostPrefix, m_defaults.injectHostPrefix);
        merge(m_own.useFipsEndpoint, m_defaults.useFipsEndpoint);
        merge(m_own.useDualstackEndpoint, m_defaults.useDualstackEndpoint);
        merge(m_own.retries.mode, m_defaults.retries.mode);
        merge(m_own.retries.totalMaxAttempts, m_defaults.retries.totalMaxAttempts);
        flag("parameter_validation", m_own.parameterValidation);
        flag("use_fips_endpoint", m_own.useFipsEndpoint);
        flag("use_dualstack_endpoint", m_own.useDualstackEndpoint);
        inverseFlag("disable_host_prefix_injection", m_own.injectHostPrefix);
        text("retry_mode", m_own.retries.mode);
        number("max_attempts", m_own.retries.totalMaxAttempts);
        if (m_own.caBundle.empty()) {
            m_own.caBundle = lookUp("ca_bundle").toString();
        }
        if (m_own.userAgentAppId.empty()) {
            m_own.userAgentAppId = lookUp("user_agent_appid").toString();
        }
        if (m_problem) {
            return *m_problem;
        }
        return m_own;
    }

private:
    template <class T> static void merge(std::optional<T>& own, const std::optional<T>& other)
    {
        own = own ? own : other;
    }
    Value lookUp(std::string_view name)
    {
        auto value = m_settings.get(name);
        if (!value.ok()) {
            m_problem = m_problem ? m_problem : std::optional(value.error());
            return {};
        }
        return *value;
    }
    void flag(std::string_view name, std::optional<bool>& target)
    {
        const Value value = target ? Value() : lookUp(name);
        if (value.isBool()) {
            target = value.toBool();
        }
    }
    void inverseFlag(std::string_view name, std::optional<bool>& target)
    {
        const Value value = target ? Value() : lookUp(name);
        if (!value.isNull()) {
            target = !(value.toBool() || value.toString() == "true");
        }
    }
    void text(std::string_view name, std::optional<std::string>& target)
    {
        const Value value = target ? Value() : lookUp(name);
        if (value.isString()) {
            target = value.toString();
        }
    }
    void number(std::string_view name, std::optional<int>& target)
    {
        const Value value = target ? Value() : lookUp(name);
        if (value.isInt()) {
            target = static_cast<int>(value.toInt());
        }
    }

    const config::Settings& m_settings;
    lifecycle::ClientConfig m_own;
    const lifecycle::ClientConfig& m_defaults;
    std::optional<Error> m_problem;
};

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

Result<std::string> chooseRegion(const ClientParts& parts, const ClientOptions& options,
                                 const lifecycle::ClientConfig& config)
{
    std::string region;
    if (options.region) {
        region = *options.region;
    } else if (config.region) {
        region = *config.region;
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
                                      const model::ServiceModel& model)
{
    std::string url;
    if (options.endpointUrl) {
        url = *options.endpointUrl;
    } else {
        auto configured = config::configuredEndpointUrl(*parts.settings, model.serviceId());
        if (!configured.ok()) {
            return configured.error();
        }
        url = *configured ? (*configured)->url : std::string();
    }
    if (url.empty()) {
        return url;
    }
    const auto split = http::splitUrl(url);
    if (!split || split->host.empty() || (split->scheme != "http" && split->scheme != "https")) {
        return Error(ErrorCode::InvalidArgument, "Invalid endpoint: " + url);
    }
    return url;
}

/// The client's own signature version: configured, S3's variant, the model's (§5.2).
std::string chooseSignatureVersion(const lifecycle::ClientConfig& config, const model::ServiceModel& model)
{
    if (config.signatureVersion) {
        return *config.signatureVersion;
    }
    const std::string& serviceId = model.serviceId();
    if (serviceId == "s3" || serviceId == "s3-control") {
        return "s3v4";
    }
    for (const std::string& scheme : model.metadata().auth) {
        if (scheme == "aws.auth#sigv4") {
            return "v4";
        }
        if (scheme == "smithy.api#httpBearerAuth") {
            return "bearer";
        }
    }
    // import/export and friends have long been reachable with version 4 only.
    return serviceId == "importexport" ? "v4" : model.metadata().signatureVersion;
}

std::shared_ptr<retry::RetryPolicy> retryPolicy(const ClientParts& parts, const lifecycle::RetryConfig& retries,
                                                const std::string& endpointPrefix)
{
    const std::string mode = retries.mode.value_or("legacy");
    if (mode == "standard" || mode == "adaptive") {
        return retry::makeStandardPolicy(endpointPrefix, retries.totalMaxAttempts);
    }
    auto data = parts.loader->loadData("_retry");
    return retry::makeLegacyPolicy(data.ok() ? *data : Value(Map()), endpointPrefix, retries.totalMaxAttempts);
}

void registerClientHandlers(lifecycle::ClientState& state, const ClientParts& parts)
{
    const std::string& serviceId = state.model->serviceId();
    auto signer = std::make_shared<events::Handler>();
    signer->label = "request_signer";
    signer->runAsync = [](events::Event& event) -> Task<Result<void>> {
        auto* created = dynamic_cast<lifecycle::RequestCreated*>(&event.payload);
        if (!created) {
            co_return Result<void>();
        }
        auto signing = lifecycle::signRequest(*created);
        auto outcome = co_await signing;
        co_return outcome;
    };
    (void)state.emitter.registerHandler("request-created." + serviceId, signer);
    lifecycle::registerRetryHandler(state.emitter, serviceId,
                                    retryPolicy(parts, state.config.retries, state.model->metadata().endpointPrefix));
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

Result<void> addCodecs(lifecycle::ClientState& state)
{
    const auto protocol = state.model->resolvedProtocol();
    if (!protocol.ok()) {
        return protocol.error();
    }
    auto serializer = protocol::makeSerializer(*protocol);
    auto parser = protocol::makeParser(*protocol, *state.model);
    if (!serializer.ok() || !parser.ok()) {
        return serializer.ok() ? std::move(parser).error() : std::move(serializer).error();
    }
    state.serializer = std::move(serializer).value();
    state.parser = std::move(parser).value();
    return {};
}

/// Everything of the state that comes out of configuration.
Result<void> configure(lifecycle::ClientState& state, const ClientParts& parts, const ClientOptions& options)
{
    auto config = ConfigReader(*parts.settings, options.config, *parts.defaultConfig).read();
    if (!config.ok()) {
        return std::move(config).error();
    }
    state.config = std::move(config).value();
    auto region = chooseRegion(parts, options, state.config);
    auto url = chooseEndpointUrl(parts, options, *state.model);
    if (!region.ok() || !url.ok()) {
        return region.ok() ? std::move(url).error() : std::move(region).error();
    }
    state.region = std::move(region).value();
    state.endpointUrl = std::move(url).value();
    state.signatureVersion = chooseSignatureVersion(state.config, *state.model);
    state.userAgent = userAgent({parts.programName, parts.programVersion}, state.config, parts.settings->environment());
    return {};
}

} // namespace

Result<std::shared_ptr<Client>> makeClient(const ClientParts& parts, std::string_view service, ClientOptions options)
{
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
    state.endpoints = std::make_shared<endpoint::LegacyEndpointSource>(parts.endpoints, options.useSsl);
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
