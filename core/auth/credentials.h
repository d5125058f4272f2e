#pragma once
#include "core/base/secret.h"

#include <string>
#include <vector>

namespace botoscope::auth {

/// A frozen set of credentials: what signers take.
struct Credentials {
    std::string accessKeyId;
    SecretString secretAccessKey;
    SecretString sessionToken; ///< empty for none
    std::string accountId;     ///< empty if unknown
    std::string method;        ///< provider that answered, botocore's METHOD, e.g. "env"
    /// How they were come by, for the User-Agent header: botocore's names, e.g. "CREDENTIALS_ENV_VARS".
    std::vector<std::string> features = {};
};

} // namespace botoscope::auth
