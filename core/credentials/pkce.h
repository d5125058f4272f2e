#pragma once
#include "core/base/clock.h"
#include "core/base/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::credentials {

/// Proof that who redeems an authorisation code is who asked for it (RFC 7636, S256).
struct Pkce {
    SecretString verifier; ///< 64 unreserved characters
    std::string challenge; ///< base64url of its SHA-256, without padding

    static Pkce make(Random& random);
};

/// RFC 4648 §5 without padding.
std::string base64UrlEncode(std::string_view bytes);
std::optional<std::string> base64UrlDecode(std::string_view text);

} // namespace botoscope::credentials
