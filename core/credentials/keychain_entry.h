#pragma once
#include "core/auth/credentials.h"
#include "core/base/result.h"
#include "core/base/value.h"

#include <cstdint>
#include <optional>
#include <string>

namespace botoscope::credentials {

/// What the keychain holds for one profile.
struct KeychainEntry {
    std::string accessKeyId;
    SecretString secretAccessKey;
    SecretString sessionToken; ///< empty for none
    std::string accountId;     ///< empty if unknown
    Timestamp created;         ///< when it was put there

    KeychainEntry() = default;
    friend bool operator==(const KeychainEntry&, const KeychainEntry&) = default;
};

/// Session credentials that were bought with an entry's keys, kept until they end.
struct KeychainSession {
    std::string boughtWith;           ///< access key id of the keys
    std::int64_t durationSeconds = 0; ///< as asked for
    auth::Credentials credentials;
    Timestamp expires;

    KeychainSession() = default;
};

/// One JSON object in one line. Reading ignores members it does not know.
/// Error: CredentialRetrieval, without any of the text.
SecretString writeEntry(const KeychainEntry& entry);
Result<KeychainEntry> readEntry(const SecretString& text);
SecretString writeSession(const KeychainSession& session);
Result<KeychainSession> readSession(const SecretString& text);

/// The JSON document of a credential process (version 1); without an expiry the credentials are good for ever.
std::string processDocument(const auth::Credentials& credentials, std::optional<Timestamp> expires);

} // namespace botoscope::credentials
