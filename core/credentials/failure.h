#pragma once
#include "core/base/error.h"

#include <string>
#include <string_view>

namespace botoscope::credentials {

// Errors of providers. Where botocore has a class of its own for what happened and ErrorCode has none, the context
// "exception" names it.

Error retrievalFailure(std::string_view provider, const std::string& what); ///< botocore's CredentialRetrievalError
Error partial(std::string_view provider, std::string_view missing);         ///< PartialCredentialsError
Error invalidConfig(const std::string& what);                               ///< InvalidConfigError
/// Any other class, e.g. "SSOTokenLoadError"; its code is CredentialRetrieval.
Error failureOf(std::string_view exception, const std::string& what);

} // namespace botoscope::credentials
