#pragma once
#include "core/credentials/secret_store.h"

#include <QObject>

namespace botoscope::platform {

/// The desktop's secret service (libsecret, KWallet) by QtKeychain, under the service name "botoscope". Used from one
/// thread, which needs an event loop; a request that the desktop asks a password for may take as long as a person
/// needs, at most the time limit.
class KeychainStore final : public QObject, public credentials::SecretStore {
public:
    explicit KeychainStore(int limitMillis = 180'000) : m_limitMillis(limitMillis) {}
    Task<Result<std::optional<SecretString>>> read(std::string key) override;
    Task<Result<void>> write(std::string key, SecretString text) override;
    Task<Result<void>> remove(std::string key) override;

private:
    int m_limitMillis;
};

} // namespace botoscope::platform
