#pragma once
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/value.h"
#include "core/credentials/file_store.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::credentials {

/// What signing in to IAM Identity Center gave. Texts left empty and moments left out are not in the file.
struct SsoToken {
    std::string startUrl;
    std::string region;
    SecretString accessToken;
    std::string expiresAt; ///< as written, e.g. "2026-01-02T03:04:05Z"; see expiry()
    // The registration of the program that signed in, by which the token is refreshed.
    std::string clientId;
    SecretString clientSecret;
    std::string registrationExpiresAt;
    SecretString refreshToken;

    std::optional<Timestamp> expiry() const; ///< nullopt when expiresAt is no time
    std::optional<Timestamp> registrationExpiry() const;
};

/// A moment as the cache's files write it, to the second: "2026-01-02T03:04:05Z".
std::string ssoTime(Timestamp time);

/// ~/.aws/sso/cache, shared with the AWS CLI and other SDKs: one JSON file a token, written as botocore's cache writes
/// it (same members in the same order, same spacing).
class SsoTokenCache {
public:
    SsoTokenCache(FileStore& files, const config::Environment& environment);

    /// The file's name without ".json": SHA-1, in hex, of the sso-session's name; of the start URL where a profile
    /// names no session.
    static std::string key(std::string_view sessionNameOrStartUrl);
    std::string path(std::string_view key) const;

    /// nullopt: no such file, or one that is no JSON object (botocore takes it for missing). Error: CredentialRetrieval
    /// when accessToken or expiresAt is not in it.
    Result<std::optional<SsoToken>> load(std::string_view key) const;
    /// Error: Io.
    Result<void> save(std::string_view key, const SsoToken& token);
    Result<void> remove(std::string_view key); ///< error: Io

private:
    FileStore& m_files;
    std::string m_folder;
};

} // namespace botoscope::credentials
