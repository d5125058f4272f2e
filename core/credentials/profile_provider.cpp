#include "core/credentials/profile_provider.h"

namespace botoscope::credentials {

namespace {

/// The first of these keys that is there, even if empty.
std::string firstText(const config::Section& section, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (const std::string* text = section.text(key)) {
            return *text;
        }
    }
    return {};
}

/// Why a file has no such profile.
std::string absence(const config::ConfigFile& file, const std::string& profile)
{
    if (!file.text) {
        return "there is no file " + file.path;
    }
    if (!file.problem.empty()) {
        return file.path + " can't be read: " + file.problem;
    }
    return file.path + " has no profile " + profile;
}

} // namespace

Task<Result<Answer>> ProfileProvider::load()
{
    const bool shared = m_file == File::Credentials;
    const config::ConfigFiles& files = m_profiles->files();
    const config::Section* section =
        shared ? m_profiles->credentialsProfile(m_profile) : m_profiles->configProfile(m_profile);
    if (!section) {
        co_return Answer(absence(shared ? files.credentials : files.config, m_profile));
    }
    const config::Setting* key = section->find("aws_access_key_id");
    if (!key) {
        co_return Answer("profile " + m_profile + " at " + section->origin.text() + " has no aws_access_key_id");
    }
    // A key that is there counts, empty or not, as in botocore.
    if (!section->find("aws_secret_access_key")) {
        Error error(ErrorCode::PartialCredentials,
                    "Partial credentials found in " + std::string(method()) + ", missing: aws_secret_access_key");
        error.with("where", key->origin.text());
        co_return error;
    }
    auth::Credentials credentials;
    credentials.accessKeyId = key->text;
    credentials.secretAccessKey = SecretString(firstText(*section, {"aws_secret_access_key"}));
    credentials.sessionToken = SecretString(firstText(*section, {"aws_security_token", "aws_session_token"}));
    credentials.accountId = firstText(*section, {"aws_account_id"});
    credentials.method = std::string(method());
    co_return Answer(std::move(credentials), "profile " + m_profile + " at " + key->origin.text());
}

} // namespace botoscope::credentials
