#pragma once
#include "core/base/secret.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::auth {

/// SigV4a's key pair on the curve P-256, derived from an access key by the counter mode of NIST SP 800-108 with
/// HMAC-SHA256: whoever knows the access key gets the same pair, and whoever checks needs its public half only.
class AsymmetricKey {
public:
    /// nullopt for a key id that is too long or if no counter of 254 gives a key (never seen). The last few of each
    /// thread are kept, since deriving costs more than signing.
    static std::optional<AsymmetricKey> derive(std::string_view accessKeyId, const SecretString& secretAccessKey);
    /// From the coordinates in hex, to check signatures only. nullopt if they are no point of the curve.
    static std::optional<AsymmetricKey> fromPublic(std::string_view xHex, std::string_view yHex);

    /// ECDSA over SHA-256 of the message, DER encoded; differs each time. Empty without the private half.
    std::string sign(std::string_view message) const;
    bool verifies(std::string_view message, std::string_view signature) const;
    std::string publicX() const; ///< hex, 64 digits
    std::string publicY() const;

private:
    explicit AsymmetricKey(std::shared_ptr<void> key) : m_key(std::move(key)) {}
    std::shared_ptr<void> m_key; // EVP_PKEY
};

} // namespace botoscope::auth
