#include "core/credentials/environment_provider.h"

namespace botoscope::credentials {

Task<Result<Answer>> EnvironmentProvider::load()
{
    if (m_profileSetInCode) {
        co_return Answer("not asked: a profile was chosen");
    }
    auth::Credentials credentials;
    credentials.accessKeyId = m_environment.get("AWS_ACCESS_KEY_ID");
    if (credentials.accessKeyId.empty()) {
        co_return Answer("AWS_ACCESS_KEY_ID is not set");
    }
    credentials.secretAccessKey = SecretString(m_environment.get("AWS_SECRET_ACCESS_KEY"));
    if (credentials.secretAccessKey.empty()) {
        co_return Error(ErrorCode::PartialCredentials,
                        "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY");
    }
    // The older name wins, as in botocore.
    std::string token = m_environment.get("AWS_SECURITY_TOKEN");
    if (token.empty()) {
        token = m_environment.get("AWS_SESSION_TOKEN");
    }
    credentials.sessionToken = SecretString(std::move(token));
    credentials.accountId = m_environment.get("AWS_ACCOUNT_ID");
    credentials.method = "env";
    co_return Answer(std::move(credentials), "environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
}

} // namespace botoscope::credentials
