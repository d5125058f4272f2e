#pragma once
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/task.h"

#include <optional>
#include <string>

namespace botoscope::credentials {

/// The secret service of the desktop, one text a key. Secrets go nowhere else when it fails.
/// Error: CredentialRetrieval, context "keychain" is "unavailable"; the message is the service's own reason.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    /// nullopt: no such entry, or a service that is locked and does not say so (Keychain tells them apart).
    virtual Task<Result<std::optional<SecretString>>> read(std::string key) = 0;
    virtual Task<Result<void>> write(std::string key, SecretString text) = 0;
    /// An entry that is not there counts as removed.
    virtual Task<Result<void>> remove(std::string key) = 0;
};

} // namespace botoscope::credentials
