#pragma once
#include "core/base/secret.h"

#include <string>

namespace botoscope::auth {

/// A frozen set of credentials: what signers take.
struct Credentials {
    std::string accessKeyId;
    SecretString secretAccessKey;
    SecretString sessionToken; ///< empty for none
    std::string accountId;     ///< empty if unknown
    std::string method;        ///< provider that answered, botocore's METHOD, e.g. "env"
};

} // namespace botoscope::auth
