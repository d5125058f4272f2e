#pragma once
#include "core/base/secret.h"
#include "core/base/value.h"

#include <optional>
#include <string>

namespace botoscope::credentials {

/// A bearer token as it signs.
struct AuthToken {
    SecretString token;
    std::optional<Timestamp> expires; ///< nullopt: not known
    std::string method;               ///< botocore's METHOD of its provider: "env" or "sso"
};

} // namespace botoscope::credentials
