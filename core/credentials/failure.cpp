#include "core/credentials/failure.h"

namespace botoscope::credentials {

Error retrievalFailure(std::string_view provider, const std::string& what)
{
    return Error(ErrorCode::CredentialRetrieval,
                 "Error when retrieving credentials from " + std::string(provider) + ": " + what);
}

Error partial(std::string_view provider, std::string_view missing)
{
    return Error(ErrorCode::PartialCredentials,
                 "Partial credentials found in " + std::string(provider) + ", missing: " + std::string(missing));
}

Error invalidConfig(const std::string& what)
{
    return Error(ErrorCode::InvalidConfig, what);
}

Error failureOf(std::string_view exception, const std::string& what)
{
    return Error(ErrorCode::CredentialRetrieval, what).with("exception", std::string(exception));
}

} // namespace botoscope::credentials
