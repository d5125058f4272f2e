#pragma once
#include "core/credentials/auth_token.h"
#include "core/credentials/single_flight.h"
#include "core/credentials/sso_token_cache.h"
#include "core/credentials/surroundings.h"

#include <memory>
#include <string>

namespace botoscope::credentials {

/// The session a profile signs in by.
struct SsoSession {
    std::string name; ///< of the [sso-session]; empty for a profile that has it all itself (the legacy way)
    std::string startUrl;
    std::string region;
    std::string cacheName() const { return name.empty() ? startUrl : name; }
};

/// The token of an sso-session as others have left it in the cache, refreshed by sso-oidc where it can be (§7.7).
class SsoTokenProvider : public std::enable_shared_from_this<SsoTokenProvider> {
public:
    SsoTokenProvider(std::shared_ptr<const Surroundings> around, SsoSession session);

    /// A token that is good for now. In its last 15 minutes it is refreshed, at most once a minute and once for all who
    /// wait. Errors: CredentialRetrieval with the context exception SSOTokenLoadError (nobody has signed in) or
    /// TokenRetrievalError (expired, and refreshing failed).
    Task<Result<AuthToken>> freeze(FetchLog& log);

    /// The session of a profile that names one for its tokens; nullopt: it names none. Error: InvalidConfig.
    static Result<std::optional<SsoSession>> sessionOf(const config::ProfileStore& profiles,
                                                       const std::string& profile);

private:
    enum class Need { None, Advised, Mandatory };
    Need need() const;
    bool isExpired() const;
    Task<Result<void>> refresh(FetchLog& log);
    Task<Result<SsoToken>> load(FetchLog& log);
    Task<std::optional<SsoToken>> renewed(SsoToken old, FetchLog& log);

    std::shared_ptr<const Surroundings> m_around;
    SsoSession m_session;
    std::optional<AuthToken> m_token;
    Timestamp m_nextTry;
    SingleFlight<Result<void>> m_flight;
};

/// The context that errors carry which signing in would mend: "sign_in" = "sso", with the session's name.
Error signInNeeded(Error error, const SsoSession& session);

} // namespace botoscope::credentials
