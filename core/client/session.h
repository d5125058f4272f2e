#pragma once
#include "core/base/result.h"
#include "core/client/client.h"
#include "core/client/components.h"
#include "core/config/environment.h"
#include "core/config/profiles.h"
#include "core/config/settings.h"
#include "core/credentials/auth_token.h"
#include "core/credentials/resolver.h"
#include "core/credentials/surroundings.h"
#include "core/endpoint/legacy_resolver.h"
#include "core/lifecycle/context.h"
#include "core/model/loader.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::client {

/// What a session is made of: the outside world, handed in. Files are read by the caller (core/platform).
struct SessionSetup {
    std::shared_ptr<const model::Loader> loader;
    lifecycle::Runtime runtime;
    config::Environment environment;
    config::ProfileStore profiles; ///< the merged profile files
    std::string profile;           ///< chosen in code; empty: the environment's, else "default"
    std::string region;            ///< chosen in code; empty: from the configuration chain
    std::string programName = "Botoscope";
    std::string programVersion;
    credentials::LocalParts local; ///< files, programs and people that credentials may come from
};

/// What one client may choose.
struct ClientOptions {
    std::optional<std::string> region;
    std::optional<std::string> endpointUrl;
    std::optional<std::string> apiVersion;
    std::optional<auth::Credentials> credentials;
    bool useSsl = true;
    lifecycle::ClientConfig config;
};

/// Ties configuration, credentials, model data and events together and makes clients (botocore-behaviour.md §3.1,
/// §3.2). Belongs to one thread. Its clients keep it.
class Session : public std::enable_shared_from_this<Session> {
public:
    /// Error: ProfileNotFound when a named profile is in neither file.
    static Result<std::shared_ptr<Session>> create(SessionSetup setup);
    ~Session();

    /// Handlers registered here reach every client made afterwards (each client gets a copy of the emitter).
    events::Emitter& events();
    /// Named parts, botocore's component locator: "event_emitter" is events(); others are whatever was registered.
    Components& components();
    /// Options every client starts from; a client's own win.
    void setDefaultClientConfig(lifecycle::ClientConfig config);

    /// A new client. Errors: UnknownService, DataNotFound, NoRegion never (it shows when signing), InvalidRegion,
    /// NotSupported (protocol), InvalidConfig, InvalidArgument (endpoint URL).
    Result<std::shared_ptr<Client>> client(std::string_view service, ClientOptions options = {});

    std::vector<std::string> availableServices() const;
    std::vector<std::string> availableRegions(std::string_view service, std::string_view partition = "aws") const;
    std::vector<std::string> availableProfiles() const;

    /// The credential chain; providers may be inserted before or after a named one.
    credentials::CredentialResolver& credentialResolver();
    /// What the chain found; roles are not assumed yet, nor anything else fetched that waits to be used. nullptr:
    /// nobody had any.
    Task<Result<std::shared_ptr<credentials::ProvidedCredentials>>> provided(credentials::FetchLog& log);
    /// Credentials of the chain, asked for once and kept, refreshed before they expire. nullopt: nobody had any.
    Task<Result<std::optional<auth::Credentials>>> credentials(credentials::FetchLog& log);
    Task<Result<std::optional<auth::Credentials>>> credentials(); ///< the same for who logs nothing
    /// The bearer token of the profile's sso-session. nullopt: it has none.
    Task<Result<std::optional<credentials::AuthToken>>> token(credentials::FetchLog& log);
    /// The region of the instance that this runs on; nullopt: it is none, or can't be asked.
    Task<std::optional<std::string>> instanceRegion(credentials::FetchLog& log);
    /// What its providers see of the world, for others who sign in or buy sessions as they do.
    std::shared_ptr<const credentials::Surroundings> surroundings() const;
    /// The region in which roles are assumed: of the first client that takes the chain's credentials (§7.6). Empty: the
    /// session's.
    const std::string& chainRegion() const;

    const std::string& profile() const;       ///< name in use, "default" if none was chosen
    const config::Settings& settings() const; ///< the configuration chain, each value with its source
    const endpoint::LegacyResolver& endpointData() const;
    const model::Loader& loader() const;
    const lifecycle::Runtime& runtime() const;

private:
    Session() = default;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace botoscope::client
