#include "core/credentials/profile_provider.h"

#include "core/credentials/failure.h"
#include "core/credentials/profile_view.h"

namespace botoscope::credentials {

namespace {

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

Task<Result<Answer>> ProfileProvider::load(Asking& asking)
{
    const bool shared = m_file == File::Credentials;
    const config::ConfigFiles& files = m_profiles->files();
    const config::Section* section =
        shared ? m_profiles->credentialsProfile(m_profile) : m_profiles->configProfile(m_profile);
    if (!section) {
        co_return Answer(absence(shared ? files.credentials : files.config, m_profile));
    }
    const ProfileView profile(section);
    if (!profile.has("aws_access_key_id")) {
        co_return Answer("profile " + m_profile + " at " + section->origin.text() + " has no aws_access_key_id");
    }
    // A key that is there counts, empty or not, as in botocore.
    if (!profile.has("aws_secret_access_key")) {
        co_return partial(method(), "aws_secret_access_key").with("where", profile.where("aws_access_key_id"));
    }
    auth::Credentials credentials;
    credentials.accessKeyId = profile.firstOf({"aws_access_key_id"});
    credentials.secretAccessKey = SecretString(profile.firstOf({"aws_secret_access_key"}));
    credentials.sessionToken = SecretString(profile.firstOf({"aws_security_token", "aws_session_token"}));
    credentials.accountId = profile.firstOf({"aws_account_id"});
    credentials.method = std::string(method());
    credentials.features = {"CREDENTIALS_PROFILE"};
    asking.attempt.facts = profile.facts({"aws_account_id"});
    if (!credentials.sessionToken.empty()) {
        const bool old = profile.has("aws_security_token");
        asking.attempt.facts.push_back(
            {"session token", "set", profile.where(old ? "aws_security_token" : "aws_session_token")});
    }
    co_return Answer(std::move(credentials), "profile " + m_profile + " at " + profile.where("aws_access_key_id"));
}

} // namespace botoscope::credentials
