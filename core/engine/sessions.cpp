#include "core/engine/sessions.h"

#include "core/config/unread_files.h"
#include "core/engine/guard.h"
#include "core/simulator/simulator.h"

namespace botoscope::engine {

namespace {

/// All of a request that its client depends on.
std::string clientKey(const CallRequest& request)
{
    std::string key = request.profile + '\n' + request.service + '\n' + request.region + '\n' + request.endpointUrl +
                      (request.signRequest ? "\n" : "\nunsigned");
    for (const auto& timeout : {request.connectTimeoutMicros, request.readTimeoutMicros}) {
        key += '\n' + (timeout ? std::to_string(*timeout) : std::string());
    }
    return key;
}

} // namespace

Sessions::Sessions(const EngineSetup& setup) : m_setup(setup), m_parts(setup.makeParts())
{
    m_runtime.transport = m_parts.transport.get();
    m_runtime.timers = m_parts.timers.get();
    m_runtime.clock = m_parts.clock.get();
    m_runtime.random = m_parts.random.get();
    m_runtime.datagrams = m_parts.datagrams.get();
    if (m_parts.secrets) {
        m_keychain.emplace(*m_parts.secrets, *m_parts.timers, *m_parts.random);
    }
}

Sessions::~Sessions() = default;

/// Settings may name more folders of models; who names the same ones shares the loader.
std::shared_ptr<const model::Loader> Sessions::loaderFor(const client::SessionSetup& session)
{
    config::Settings settings(session.environment, session.profiles);
    settings.set("profile", session.profile.empty() ? Value() : Value(session.profile));
    const auto folders = settings.get("data_path");
    if (!m_setup.loaderFor || !folders.ok()) {
        return m_setup.loader; // a profile that is not there is the session's error
    }
    auto& known = m_loaders[folders->toString()];
    if (!known) {
        known = m_setup.loaderFor(folders->toString());
    }
    return known;
}

void Sessions::reload()
{
    m_clients.clear();
    m_sessions.clear();
}

std::string Sessions::defaultProfile()
{
    const config::Environment environment = m_setup.environment();
    for (const char* name : {"AWS_DEFAULT_PROFILE", "AWS_PROFILE"}) {
        if (const std::string* value = environment.find(name)) {
            return *value;
        }
    }
    const auto profiles = m_setup.readProfiles();
    const bool none = profiles.ok() && profiles->profileNames().empty() && config::unreadFiles(*profiles).empty();
    return none && environment.get("AWS_ACCESS_KEY_ID").empty() ? simulatorProfile : "default";
}

bool Sessions::isSimulator(const std::string& profile)
{
    if (profile != simulatorProfile) {
        return false;
    }
    // A profile of that name in the user's files is the user's.
    const auto profiles = m_setup.readProfiles();
    return !profiles.ok() || !profiles->profile(simulatorProfile);
}

Result<std::string> Sessions::simulatorUrl()
{
    if (!m_simulator) {
        simulator::SimulatorSetup setup;
        setup.loader = m_setup.loader;
        setup.clock = m_runtime.clock;
        setup.credentials = {simulator::defaultCredentials()};
        auto made = std::make_unique<simulator::Simulator>(std::move(setup));
        auto listening = made->listen(0);
        if (!listening.ok()) {
            return std::move(listening).error();
        }
        m_simulator = std::move(made);
    }
    return m_simulator->url();
}

Result<client::SessionSetup> Sessions::sessionSetup(const std::string& profile)
{
    client::SessionSetup setup;
    setup.loader = m_setup.loader;
    setup.runtime = m_runtime;
    setup.programVersion = m_setup.programVersion;
    if (isSimulator(profile)) {
        return setup; // nothing of the user's configuration reaches the simulator
    }
    auto profiles = m_setup.readProfiles();
    if (!profiles.ok()) {
        return std::move(profiles).error();
    }
    setup.profiles = std::move(profiles).value();
    setup.environment = m_setup.environment();
    setup.profile = profile;
    setup.loader = loaderFor(setup);
    setup.local.files = m_parts.files.get();
    setup.local.processes = m_parts.processes.get();
    setup.local.prompter = m_prompter ? m_prompter : m_parts.prompter.get();
    setup.local.keychain = keychain();
    setup.local.shareRoleCache = true;
    return setup;
}

Result<std::shared_ptr<client::Session>> Sessions::session(const std::string& profile)
{
    const auto known = m_sessions.find(profile);
    if (known != m_sessions.end()) {
        return known->second;
    }
    auto setup = sessionSetup(profile);
    if (!setup.ok()) {
        return std::move(setup).error();
    }
    auto session = client::Session::create(std::move(setup).value());
    if (session.ok()) {
        m_sessions.emplace(profile, *session);
    }
    return session;
}

client::ClientOptions Sessions::clientOptions(const CallRequest& request, const std::string& profile)
{
    client::ClientOptions options;
    if (!request.region.empty()) {
        options.region = request.region;
    }
    if (!request.endpointUrl.empty()) {
        options.endpointUrl = request.endpointUrl;
    }
    if (!request.signRequest) {
        options.config.signatureVersion = "unsigned";
    }
    options.config.connectTimeoutMicros = request.connectTimeoutMicros;
    options.config.readTimeoutMicros = request.readTimeoutMicros.value_or(options.config.readTimeoutMicros);
    if (isSimulator(profile)) {
        options.credentials = simulator::defaultCredentials();
        options.region = request.region.empty() ? simulatorRegion : request.region;
        // Host prefixes make names that loopback has not.
        options.config.injectHostPrefix = false;
    }
    return options;
}

Result<std::shared_ptr<client::Client>> Sessions::client(const CallRequest& request)
{
    const std::string key = clientKey(request);
    const auto known = m_clients.find(key);
    if (known != m_clients.end()) {
        return known->second;
    }
    auto owner = session(request.profile);
    if (!owner.ok()) {
        return std::move(owner).error();
    }
    client::ClientOptions options = clientOptions(request, request.profile);
    if (isSimulator(request.profile) && request.endpointUrl.empty()) {
        auto url = simulatorUrl();
        if (!url.ok()) {
            return std::move(url).error();
        }
        options.endpointUrl = *url;
    }
    auto made = (*owner)->client(request.service, std::move(options));
    if (made.ok()) {
        m_clients.emplace(key, *made);
    }
    return made;
}

Result<config::ProfileMarks> Sessions::marks()
{
    return m_setup.marks ? m_setup.marks->read() : config::ProfileMarks();
}

Result<void> Sessions::setMark(const std::string& profile, const config::ProfileMark& mark)
{
    if (!m_setup.marks) {
        return Error(ErrorCode::NotSupported, "Marks of profiles are not kept here");
    }
    auto marks = m_setup.marks->read();
    if (!marks.ok()) {
        return std::move(marks).error();
    }
    marks->set(profile, mark);
    return m_setup.marks->write(*marks);
}

Result<void> Sessions::permit(const std::string& profile, const model::OperationModel& operation)
{
    const auto kept = marks();
    if (!kept.ok() && operation.operationClass() != model::OperationClass::Reads) {
        return kept.error(); // the lost mark may have said read-only
    }
    return kept.ok() ? checkAllowed(kept->of(profile), profile, operation) : Result<void>();
}

Result<Sessions::Prepared> Sessions::prepare(const CallRequest& request, bool mayChange)
{
    auto made = client(request);
    if (!made.ok()) {
        return std::move(made).error();
    }
    auto operation = (*made)->model().findOperation(request.operation);
    if (!operation.ok()) {
        return std::move(operation).error();
    }
    if (!mayChange) {
        auto allowed = permit(request.profile.empty() ? defaultProfile() : request.profile, **operation);
        if (!allowed.ok()) {
            return std::move(allowed).error();
        }
    }
    return Prepared{std::move(made).value(), *operation};
}

std::vector<ProfileInfo> Sessions::profiles()
{
    std::vector<ProfileInfo> list;
    if (!m_setup.environment().get("AWS_ACCESS_KEY_ID").empty()) {
        list.push_back({"", ProfileKind::Environment, "environment", {}, {}, {}});
    }
    const auto known = marks();
    const auto store = m_setup.readProfiles();
    const std::vector<std::string> names = store.ok() ? store->profileNames() : std::vector<std::string>();
    for (const std::string& name : names) {
        const config::Section* section = store->profile(name);
        const auto text = [section](std::string_view key) {
            const std::string* value = section ? section->text(key) : nullptr;
            return value ? *value : std::string();
        };
        ProfileInfo info;
        info.name = name;
        info.kind = text("aws_access_key_id").empty() ? ProfileKind::Other : ProfileKind::Static;
        info.source = section ? section->origin.text() : std::string();
        info.region = text("region");
        info.endpointUrl = text("endpoint_url");
        info.mark = known.ok() ? known->of(name) : config::ProfileMark();
        list.push_back(std::move(info));
    }
    if (isSimulator(simulatorProfile)) {
        list.push_back({simulatorProfile,
                        ProfileKind::Simulator,
                        "built in",
                        simulatorRegion,
                        {},
                        known.ok() ? known->of(simulatorProfile) : config::ProfileMark()});
    }
    return list;
}

Identity Sessions::describe(const std::string& profile, const std::string& region)
{
    Identity identity;
    identity.profile = profile.empty() ? defaultProfile() : profile;
    identity.simulator = isSimulator(identity.profile);
    identity.choice = identity.simulator ? identity.profile : profile;
    if (const auto known = marks(); known.ok()) {
        identity.mark = known->of(identity.profile);
    }
    if (identity.simulator) {
        identity.profileSource = "built in: answers come from this program, nothing leaves the machine";
        identity.region = region.empty() ? simulatorRegion : region;
        identity.regionSource = region.empty() ? "default of the simulator" : "chosen in the window";
        return identity;
    }
    const auto owner = session(profile);
    if (!owner.ok()) {
        identity.error = owner.error();
        return identity;
    }
    const config::Settings& settings = (*owner)->settings();
    const config::Section* section = settings.profiles().profile(identity.profile);
    identity.profileSource = section ? section->origin.text() : "environment";
    const auto resolved = settings.resolve("region");
    identity.region = region.empty() && resolved.ok() ? resolved->value.toString() : region;
    identity.regionSource = !region.empty() ? "chosen in the window" : resolved.ok() ? resolved->source.text() : "";
    const std::string* url = section ? section->text("endpoint_url") : nullptr;
    identity.endpointUrl = url ? *url : std::string();
    return identity;
}

} // namespace botoscope::engine
