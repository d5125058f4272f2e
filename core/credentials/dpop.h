#pragma once
#include "core/base/value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::credentials {

/// The key that a sign-in's tokens are bound to: an EC key on P-256 (RFC 9449).
class DpopKey {
public:
    /// PEM, "PRIVATE KEY" or "EC PRIVATE KEY", its body also without the lines around it. nullopt: it is none.
    static std::optional<DpopKey> fromPem(std::string_view pem);
    static std::optional<DpopKey> generate();
    std::string pem() const; ///< "EC PRIVATE KEY"

    /// The DPoP header of a POST to that URL: a JWT signed with ES256.
    std::string proof(const std::string& url, Timestamp now, const std::string& id) const;

private:
    explicit DpopKey(std::shared_ptr<void> key) : m_key(std::move(key)) {}
    std::shared_ptr<void> m_key; // EVP_PKEY
};

} // namespace botoscope::credentials
