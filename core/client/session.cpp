#include "core/client/session.h"

#include "core/base/json_tree.h"
#include "core/client/builtin_methods.h"
#include "core/client/client_factory.h"
#include "core/client/rule_sets.h"
#include "core/config/endpoint_url.h"
#include "core/credentials/environment_provider.h"
#include "core/credentials/profile_provider.h"
#include "core/lifecycle/builtin_handlers.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::client {

struct Session::Impl {
    SessionSetup setup;
    config::Settings settings;
    events::Emitter emitter;
    Components components;
    lifecycle::ClientConfig defaultConfig;
    credentials::CredentialResolver resolver;
    std::optional<std::optional<auth::Credentials>> loaded; ///< the chain's answer, once it was asked
    std::shared_ptr<const endpoint::LegacyResolver> endpoints;
    bool bundledEndpoints = true;
    std::shared_ptr<RuleSets> ruleSets;
    std::string profile;
};

namespace {

credentials::CredentialResolver standardChain(const config::Settings& settings, const std::string& profile)
{
    using credentials::ProfileProvider;
    const auto profiles = std::make_shared<const config::ProfileStore>(settings.profiles());
    credentials::CredentialResolver chain;
    chain.append(
        std::make_shared<credentials::EnvironmentProvider>(settings.environment(), settings.profileSetInCode()));
    chain.append(std::make_shared<ProfileProvider>(profiles, profile, ProfileProvider::File::Credentials));
    chain.append(std::make_shared<ProfileProvider>(profiles, profile, ProfileProvider::File::Config));
    return chain;
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
    const auto text = setup.loader->loadText("endpoints");
    const auto endpoints = JsonTree::parse(text.ok() ? *text : "{}");
    impl.endpoints = endpoints.ok() ? std::make_shared<const endpoint::LegacyResolver>(*endpoints)
                                    : std::make_shared<const endpoint::LegacyResolver>(Value(Map()));
    const auto file = setup.loader->locate("endpoints");
    impl.bundledEndpoints = !file.ok() || file->bundled;
    impl.ruleSets = std::make_shared<RuleSets>(setup.loader);
    impl.resolver = standardChain(impl.settings, impl.profile);
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
    parts.runtime = m_impl->setup.runtime;
    parts.programName = m_impl->setup.programName;
    parts.programVersion = m_impl->setup.programVersion;
    if (options.credentials) {
        parts.credentials = [given = *options.credentials]() -> Task<Result<std::optional<auth::Credentials>>> {
            co_return std::optional(given);
        };
    } else {
        parts.credentials = [session = shared_from_this()] { return session->credentials(); };
    }
    return makeClient(parts, service, std::move(options));
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
    return m_impl->resolver;
}

Task<Result<std::optional<auth::Credentials>>> Session::credentials()
{
    if (!m_impl->loaded) {
        auto loading = m_impl->resolver.load();
        auto answer = co_await loading;
        if (!answer.ok()) {
            co_return answer;
        }
        m_impl->loaded = std::move(answer).value();
    }
    co_return *m_impl->loaded;
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
