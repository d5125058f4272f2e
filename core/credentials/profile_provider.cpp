#include "core/credentials/profile_provider.h"

namespace botoscope::credentials {

namespace {

std::string textOf(const config::Section& section, std::string_view key)
{
    const std::string* text = section.text(key);
    return text ? *text : std::string();
}

} // namespace

Task<Result<Answer>> ProfileProvider::load()
{
    const bool shared = m_file == File::Credentials;
    const config::Section* section =
        shared ? m_profiles->credentialsProfile(m_profile) : m_profiles->configProfile(m_profile);
    const char* file = shared ? "the credentials file" : "the config file";
    if (!section) {
        co_return Answer{{}, std::string(file) + " has no profile " + m_profile};
    }
    const config::Setting* key = section->find("aws_access_key_id");
    if (!key) {
        co_return Answer{{}, "profile " + m_profile + " in " + file + " has no aws_access_key_id"};
    }
    auth::Credentials credentials;
    credentials.accessKeyId = textOf(*section, "aws_access_key_id");
    credentials.secretAccessKey = SecretString(textOf(*section, "aws_secret_access_key"));
    if (credentials.secretAccessKey.empty()) {
        co_return Error(ErrorCode::PartialCredentials, "Partial credentials found in " + std::string(method()) +
                                                           ", missing: aws_secret_access_key")
            .with("where", key->origin.text());
    }
    // The older name wins, as in botocore.
    std::string token = textOf(*section, "aws_security_token");
    if (token.empty()) {
        token = textOf(*section, "aws_session_token");
    }
    credentials.sessionToken = SecretString(std::move(token));
    credentials.accountId = textOf(*section, "aws_account_id");
    credentials.method = std::string(method());
    co_return Answer{std::move(credentials), "profile " + m_profile + " at " + key->origin.text()};
}

} // namespace botoscope::credentials
