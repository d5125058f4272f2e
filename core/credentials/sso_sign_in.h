#pragma once
#include "core/credentials/sign_in.h"
#include "core/credentials/sso_registration.h"

namespace botoscope::credentials {

/// What both ways of signing in to IAM Identity Center share: registering this program and keeping what they get.
class SsoSignIn {
public:
    SsoSignIn(SignInParts parts, SignInTarget target);

    /// A kept registration that has 15 minutes left, else a new one. Error: the call's.
    Task<Result<SsoRegistration>> registration(bool forBrowser, FetchLog& log);
    /// A call to sso-oidc. A refusal is data.
    Task<Result<ServiceAnswer>> call(std::string operation, Value params, FetchLog& log);
    /// Scheme and host of sso-oidc in the target's region.
    Task<Result<std::string>> endpoint() const;
    /// Puts the answer of CreateToken into the cache. Error: Io, CredentialRetrieval (an answer without a token).
    Result<void> keep(const Value& answer, const SsoRegistration& registration);
    /// The registration is not known to the service any more.
    void forget();

    const SignInParts& parts() const { return m_parts; }
    const SignInTarget& target() const { return m_target; }

private:
    RegistrationScope scope() const;
    Value registrationParams(bool forBrowser) const;

    SignInParts m_parts;
    SignInTarget m_target;
    SsoRegistrations m_registrations;
};

} // namespace botoscope::credentials
