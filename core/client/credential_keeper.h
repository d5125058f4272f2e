#pragma once
#include "core/credentials/auth_token.h"
#include "core/credentials/chain.h"
#include "core/credentials/single_flight.h"
#include "core/credentials/sso_token_provider.h"

#include <memory>
#include <optional>

namespace botoscope::client {

/// A session's credentials and tokens: asks the chain once, for all who need it meanwhile, and keeps what it found.
/// Clients hold it, so that it outlives its session while they do.
class CredentialKeeper : public std::enable_shared_from_this<CredentialKeeper> {
public:
    explicit CredentialKeeper(std::shared_ptr<const credentials::Surroundings> around);

    /// The chain, made when it is first needed.
    credentials::CredentialResolver& resolver();
    /// What the chain found, nothing fetched that waits to be used. nullptr: nobody had any.
    Task<Result<std::shared_ptr<credentials::ProvidedCredentials>>> provided(credentials::FetchLog& log);
    /// A set that is good for now. nullopt: nobody in the chain had any. Where signing in would mend an error, the
    /// prompter offers it first; the error's context "profile" names the profile.
    Task<Result<std::optional<auth::Credentials>>> credentials(credentials::FetchLog& log);
    /// The token of the profile's sso-session. nullopt: it has none.
    Task<Result<std::optional<credentials::AuthToken>>> token(credentials::FetchLog& log);

    const std::shared_ptr<const credentials::Surroundings>& around() const { return m_around; }

private:
    using Provided = std::shared_ptr<credentials::ProvidedCredentials>;
    template <class T> using Ask = Task<Result<std::optional<T>>> (CredentialKeeper::*)(credentials::FetchLog&);
    /// Asks, and once more after signing in where that mends the error.
    template <class T> Task<Result<std::optional<T>>> get(Ask<T> ask, credentials::FetchLog& log);
    Task<Result<Provided>> load(credentials::FetchLog& log);
    Task<Result<std::optional<auth::Credentials>>> ask(credentials::FetchLog& log);
    Task<Result<std::optional<credentials::AuthToken>>> askToken(credentials::FetchLog& log);
    /// Has the person sign in. Error: why not, or the one given when nobody can be asked.
    Task<Result<void>> mend(Error error, credentials::FetchLog& log);

    std::shared_ptr<const credentials::Surroundings> m_around;
    std::optional<credentials::CredentialResolver> m_resolver;
    std::optional<Provided> m_loaded; ///< the chain's answer, once it was asked; nullptr in it: nobody had any
    credentials::SingleFlight<Result<Provided>> m_flight;
    std::shared_ptr<credentials::SsoTokenProvider> m_tokens;
    int m_signIns = 0; ///< that were done
};

} // namespace botoscope::client
