#include "core/client/session.h"

#include "core/client/builtin_methods.h"
#include "core/client/client_factory.h"
#include "core/client/credential_keeper.h"
#include "core/client/rule_sets.h"
#include "core/client/service_calls.h"
#include "core/client/user_agent.h"
#include "core/config/endpoint_url.h"
#include "core/lifecycle/builtin_handlers.h"
#include "core/lifecycle/handlers/handlers.h"
#include "core/lifecycle/monitor.h"

namespace botoscope::client {

struct Session::Impl {
    SessionSetup setup;
    config::Settings settings;
    events::Emitter emitter;
    Components components;
    lifecycle::ClientConfig defaultConfig;
    std::shared_ptr<CredentialKeeper> keeper;
    std::shared_ptr<credentials::InstanceRegion> instanceRegion;
    std::optional<std::string> chainRegion; ///< once there is a client that takes the chain's credentials
    std::shared_ptr<const endpoint::LegacyResolver> endpoints;
    bool bundledEndpoints = true;
    std::shared_ptr<RuleSets> ruleSets;
    std::string profile;
};

namespace {

std::shared_ptr<const credentials::Surroundings> makeSurroundings(const SessionSetup& setup,
                                                                  const config::Settings& settings,
                                                                  std::shared_ptr<credentials::ServiceCaller> services)
{
    auto around = std::make_shared<credentials::Surroundings>();
    around->transport = setup.runtime.transport;
    around->timers = setup.runtime.timers;
    around->clock = setup.runtime.clock;
    around->random = setup.runtime.random;
    around->local = setup.local;
    around->services = std::move(services);
    around->settings = settings;
    around->userAgent = setup.programName + '/' + setup.programVersion;
    return around;
}

/// Tells of the client's calls where the configuration wants that: botocore's client-side monitoring.
Result<void> monitor(Client& client, const config::Settings& settings, lifecycle::DatagramSender* sender)
{
    const auto enabled = settings.get("csm_enabled");
    if (!enabled.ok() || !enabled->toBool() || !sender) {
        return enabled.ok() ? Result<void>() : enabled.error();
    }
    const auto host = settings.get("csm_host");
    const auto port = settings.get("csm_port");
    const auto clientId = settings.get("csm_client_id");
    for (const auto* setting : {&host, &port, &clientId}) {
        if (!setting->ok()) {
            return setting->error();
        }
    }
    if (clientId->toString().size() > lifecycle::longestMonitorId) {
        return Error(ErrorCode::InvalidConfig, "The value provided for csm_client_id: " + clientId->toString() +
                                                   " exceeds the maximum length of 255 characters");
    }
    lifecycle::registerMonitor(client.events(),
                               {host->toString(), static_cast<int>(port->toInt()), clientId->toString(), sender});
    return {};
}

} // namespace

Session::~Session() = default;

Result<std::shared_ptr<Session>> Session::create(SessionSetup setup)
{
    auto session = std::shared_ptr<Session>(new Session);
    session->m_impl = std::make_unique<Impl>();
    Impl& impl = *session->m_impl;
    impl.settings = config::Settings(setup.environment, setup.profiles);
    if (!setup.profile.empty()) {
        impl.settings.set("profile", setup.profile);
    }
    if (!setup.region.empty()) {
        impl.settings.set("region", setup.region);
    }
    const auto profile = impl.settings.profile();
    if (!profile.ok()) {
        return profile.error();
    }
    impl.profile = impl.settings.effectiveProfileName();
    impl.endpoints = std::make_shared<const endpoint::LegacyResolver>([loader = setup.loader] {
        auto text = loader->loadText("endpoints");
        return text.ok() ? *std::move(text) : std::string();
    });
    const auto file = setup.loader->locate("endpoints");
    impl.bundledEndpoints = !file.ok() || file->bundled;
    impl.ruleSets = std::make_shared<RuleSets>(setup.loader);
    const auto calls = std::make_shared<ServiceCalls>();
    calls->serve(session);
    impl.keeper = std::make_shared<CredentialKeeper>(makeSurroundings(setup, impl.settings, calls));
    impl.instanceRegion = std::make_shared<credentials::InstanceRegion>(impl.keeper->around());
    lifecycle::registerBuiltinHandlers(impl.emitter);
    registerBuiltinMethods(impl.emitter);
    const std::string traceId = setup.environment.get("_X_AMZN_TRACE_ID");
    if (setup.environment.find("AWS_LAMBDA_FUNCTION_NAME") && !traceId.empty()) {
        lifecycle::registerRecursionHeader(impl.emitter, traceId);
    }
    impl.setup = std::move(setup);
    return session;
}

events::Emitter& Session::events()
{
    return m_impl->emitter;
}

Components& Session::components()
{
    return m_impl->components;
}

void Session::setDefaultClientConfig(lifecycle::ClientConfig config)
{
    m_impl->defaultConfig = std::move(config);
}

Result<std::shared_ptr<Client>> Session::client(std::string_view service, ClientOptions options)
{
    ClientParts parts;
    parts.settings = &m_impl->settings;
    parts.loader = m_impl->setup.loader.get();
    parts.emitter = &m_impl->emitter;
    parts.defaultConfig = &m_impl->defaultConfig;
    parts.endpoints = m_impl->endpoints;
    parts.bundledEndpoints = m_impl->bundledEndpoints;
    parts.ruleSets = m_impl->ruleSets;
    parts.instanceRegion = m_impl->instanceRegion;
    parts.runtime = m_impl->setup.runtime;
    parts.programName = m_impl->setup.programName;
    parts.programVersion = m_impl->setup.programVersion;
    const bool explicitly = options.credentials.has_value();
    if (explicitly) {
        parts.credentials = [given = *options.credentials](credentials::FetchLog&) -> lifecycle::CredentialTask {
            co_return std::optional(given);
        };
    } else {
        // A client that is in use keeps its session, whose calls its credentials may need.
        parts.credentials = [session = shared_from_this(), keeper = m_impl->keeper](credentials::FetchLog& log) {
            return keeper->credentials(log);
        };
    }
    parts.tokens = [keeper = m_impl->keeper](credentials::FetchLog& log) { return keeper->token(log); };
    auto made = makeClient(parts, service, std::move(options));
    if (made.ok()) {
        auto monitored = monitor(**made, m_impl->settings, m_impl->setup.runtime.datagrams);
        if (!monitored.ok()) {
            return std::move(monitored).error();
        }
    }
    if (made.ok() && !explicitly && !m_impl->chainRegion) {
        m_impl->chainRegion = (*made)->region();
    }
    return made;
}

std::vector<std::string> Session::availableServices() const
{
    return m_impl->setup.loader->availableServices();
}

std::vector<std::string> Session::availableRegions(std::string_view service, std::string_view partition) const
{
    const auto model = m_impl->setup.loader->loadServiceModel(service);
    return model.ok() ? m_impl->endpoints->availableRegions((*model)->metadata().endpointPrefix, partition)
                      : std::vector<std::string>();
}

std::vector<std::string> Session::availableProfiles() const
{
    return m_impl->settings.profiles().profileNames();
}

credentials::CredentialResolver& Session::credentialResolver()
{
    return m_impl->keeper->resolver();
}

Task<Result<std::shared_ptr<credentials::ProvidedCredentials>>> Session::provided(credentials::FetchLog& log)
{
    return m_impl->keeper->provided(log);
}

Task<Result<std::optional<auth::Credentials>>> Session::credentials(credentials::FetchLog& log)
{
    return m_impl->keeper->credentials(log);
}

Task<Result<std::optional<auth::Credentials>>> Session::credentials()
{
    const std::shared_ptr<CredentialKeeper> keeper = m_impl->keeper;
    credentials::FetchLog log(false, *m_impl->setup.runtime.clock);
    auto loading = keeper->credentials(log);
    auto loaded = co_await loading;
    co_return loaded;
}

Task<Result<std::optional<credentials::AuthToken>>> Session::token(credentials::FetchLog& log)
{
    return m_impl->keeper->token(log);
}

Task<std::optional<std::string>> Session::instanceRegion(credentials::FetchLog& log)
{
    return m_impl->instanceRegion->get(log);
}

std::shared_ptr<const credentials::Surroundings> Session::surroundings() const
{
    return m_impl->keeper->around();
}

const std::string& Session::chainRegion() const
{
    static const std::string none;
    return m_impl->chainRegion ? *m_impl->chainRegion : none;
}

const std::string& Session::profile() const
{
    return m_impl->profile;
}

const config::Settings& Session::settings() const
{
    return m_impl->settings;
}

const endpoint::LegacyResolver& Session::endpointData() const
{
    return *m_impl->endpoints;
}

const model::Loader& Session::loader() const
{
    return *m_impl->setup.loader;
}

const lifecycle::Runtime& Session::runtime() const
{
    return m_impl->setup.runtime;
}

} // namespace botoscope::client
