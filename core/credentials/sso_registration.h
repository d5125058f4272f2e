#pragma once
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/value.h"
#include "core/credentials/file_store.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// This program as IAM Identity Center knows it, kept beside the tokens in ~/.aws/sso/cache under the names that the
/// AWS CLI uses, so that both share registrations.
struct SsoRegistration {
    std::string clientId;
    SecretString clientSecret;
    std::string expiresAt;               ///< as written
    std::vector<std::string> scopes;     ///< empty: none were asked for
    std::vector<std::string> grantTypes; ///< empty: the device code flow's

    SsoRegistration() = default;
    std::optional<Timestamp> expiry() const;
    bool forAuthorizationCode() const;
};

/// What a registration is made for; another one needs another registration.
struct RegistrationScope {
    std::string startUrl;
    std::string region;
    std::string sessionName;         ///< empty for a profile without an sso-session
    std::vector<std::string> scopes; ///< as configured, empty for none
};

class SsoRegistrations {
public:
    SsoRegistrations(FileStore& files, const config::Environment& environment);
    /// The file's name without ".json".
    static std::string key(const RegistrationScope& scope);
    /// nullopt: none there, not readable, or without what is needed; a new one is made then.
    std::optional<SsoRegistration> load(const RegistrationScope& scope) const;
    Result<void> save(const RegistrationScope& scope, const SsoRegistration& registration); ///< error: Io
    Result<void> remove(const RegistrationScope& scope);                                    ///< error: Io

private:
    std::string path(const RegistrationScope& scope) const;
    FileStore& m_files;
    std::string m_folder;
};

} // namespace botoscope::credentials
