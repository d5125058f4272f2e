#pragma once
#include "core/base/result.h"
#include "core/config/profiles.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// What a person signs in to.
struct SignInTarget {
    enum class Kind {
        Sso,  ///< IAM Identity Center
        Login ///< the console's session, as "aws login"
    };
    Kind kind = Kind::Sso;
    std::string profile; ///< that asked for it
    std::string session; ///< name of the sso-session, empty for a legacy one; the login_session
    std::string startUrl;
    std::string region;
    std::vector<std::string> scopes;

    SignInTarget() = default;
    /// Profiles with the same key are served by one sign-in.
    std::string key() const;
    std::string name() const; ///< for people: the session's name, else the start URL
};

/// What a profile is signed in to, itself or by the profiles its role comes from. nullopt: nothing; its keys come from
/// elsewhere. Errors: ProfileNotFound, InvalidConfig (an sso-session that is not there or incomplete).
Result<std::optional<SignInTarget>> signInTarget(const config::ProfileStore& profiles, const std::string& profile);

/// Whether signing in mends what a provider says (its context "sign_in").
bool isMendedBySigningIn(const Error& error);

} // namespace botoscope::credentials
