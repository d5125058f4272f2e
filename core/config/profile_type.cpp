#include "core/config/profile_type.h"

#include "core/base/encoding.h"
#include "core/config/keychain_command.h"

#include <algorithm>
#include <array>
#include <vector>

namespace botoscope::config {

namespace {

bool isAccountId(std::string_view text)
{
    return text.size() == 12 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The six parts of an ARN; empty for anything else.
std::vector<std::string_view> arnParts(std::string_view text)
{
    std::vector<std::string_view> parts;
    while (parts.size() < 5 && text.find(':') != std::string_view::npos) {
        parts.push_back(text.substr(0, text.find(':')));
        text.remove_prefix(text.find(':') + 1);
    }
    parts.push_back(text);
    return parts.size() == 6 && parts[0] == "arn" ? parts : std::vector<std::string_view>();
}

} // namespace

std::string_view profileTypeName(ProfileType type)
{
    constexpr std::array<std::string_view, 11> names = {
        "assume-role", "credential-source", "web-identity", "sso",      "sso-legacy", "static-keys",
        "login",       "keychain-keys",     "process",      "endpoint", "empty"};
    return names[static_cast<std::size_t>(type)];
}

ProfileType profileType(std::string_view name, const ProfileStore& profiles)
{
    const Section* profile = profiles.profile(name);
    const auto has = [](const Section* section, std::string_view key) { return section && section->find(key); };
    if (has(profile, "role_arn")) {
        return has(profile, "web_identity_token_file") ? ProfileType::WebIdentity
               : has(profile, "credential_source")     ? ProfileType::SourcedRole
                                                       : ProfileType::AssumeRole;
    }
    if (has(profile, "sso_account_id") || has(profile, "sso_role_name")) {
        return has(profile, "sso_session") ? ProfileType::SsoSession : ProfileType::SsoLegacy;
    }
    if (has(profiles.credentialsProfile(name), "aws_access_key_id")) {
        return ProfileType::StaticKeys;
    }
    if (has(profile, "login_session")) {
        return ProfileType::Login;
    }
    if (has(profile, "credential_process")) {
        const std::string* command = profile->text("credential_process");
        return command && isKeychainCommand(*command) ? ProfileType::KeychainKeys : ProfileType::Process;
    }
    if (has(profile, "aws_access_key_id")) {
        return ProfileType::StaticKeys;
    }
    return has(profile, "endpoint_url") ? ProfileType::EndpointOnly : ProfileType::Empty;
}

bool isSecretKey(std::string_view key)
{
    const std::string name = toLower(key);
    constexpr std::array<std::string_view, 7> ends = {"secret_access_key", "session_token", "security_token", "_secret",
                                                      "password",          "api_key",       "access_token"};
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

std::string accountOf(const Section& profile)
{
    for (const std::string_view key : {"aws_account_id", "sso_account_id"}) {
        if (const std::string* text = profile.text(key); text && !text->empty()) {
            return *text;
        }
    }
    if (const std::string* role = profile.text("role_arn")) {
        return isRoleArn(*role) ? std::string(arnParts(*role)[4]) : std::string();
    }
    const std::string* session = profile.text("login_session");
    const auto parts = arnParts(session ? *session : std::string_view());
    return !parts.empty() && isAccountId(parts[4]) ? std::string(parts[4]) : std::string();
}

bool isRoleArn(std::string_view text)
{
    const auto parts = arnParts(text);
    return !parts.empty() && !parts[1].empty() && parts[2] == "iam" && parts[3].empty() && isAccountId(parts[4]) &&
           parts[5].starts_with("role/") && parts[5].size() > 5;
}

} // namespace botoscope::config
