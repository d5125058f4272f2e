#include "core/credentials/cached_session.h"

#include "core/base/json.h"
#include "core/credentials/login_provider.h"
#include "core/credentials/moment.h"
#include "core/credentials/profile_view.h"
#include "core/credentials/role_cache.h"
#include "core/credentials/role_keys.h"
#include "core/credentials/sso_token_cache.h"

#include <algorithm>

namespace botoscope::credentials {

namespace {

/// Where saml2aws writes how long the keys beside it are good.
constexpr const char* ownExpiryKey = "x_security_token_expires";

Value readObject(const FileStore& files, const std::string& path)
{
    const auto text = files.read(path);
    auto json = text.ok() && *text ? parseJson(**text) : Result<Value>(Value());
    return json.ok() ? std::move(*json) : Value();
}

} // namespace

CachedSession::CachedSession(FileStore& files, const config::Environment& environment,
                             const config::ProfileStore& profiles)
    : m_files(files), m_environment(environment), m_profiles(profiles)
{
}

std::vector<CachedSession::Stage> CachedSession::way(const std::string& profile) const
{
    std::vector<Stage> stages;
    const auto seen = [&stages](const std::string& name) {
        return std::any_of(stages.begin(), stages.end(), [&name](const Stage& one) { return one.profile == name; });
    };
    for (std::string name = profile; m_profiles.profile(name) && !seen(name);) {
        stages.push_back({name, keysOf(name)});
        const ProfileView view(m_profiles.profile(name));
        name = view.has("role_arn") ? view.text("source_profile").value_or(std::string()) : std::string();
    }
    return stages;
}

std::string CachedSession::keysOf(const std::string& profile) const
{
    const ProfileView view(m_profiles.profile(profile));
    std::string key;
    if (view.has("role_arn") && !view.has("web_identity_token_file")) {
        key = roleCacheKey(roleArguments(view));
    } else if (view.has("sso_account_id") || view.has("sso_role_name")) {
        const std::string session = view.text("sso_session").value_or(std::string());
        key = ssoRoleCacheKey(session.empty() ? view.text("sso_start_url").value_or(std::string()) : session,
                              session.empty(), view.text("sso_account_id").value_or(std::string()),
                              view.text("sso_role_name").value_or(std::string()));
    }
    return key.empty() ? key : m_files.expand("~/.aws/cli/cache", m_environment) + '/' + key + ".json";
}

std::optional<Timestamp> CachedSession::keysExpiry(const std::string& path) const
{
    return path.empty() ? std::nullopt : expirationOf(readObject(m_files, path)["Credentials"]);
}

std::optional<Timestamp> CachedSession::signInExpiry(const std::string& profile, Timestamp now) const
{
    const ProfileView view(m_profiles.profile(profile));
    if (const auto own = view.text(ownExpiryKey)) {
        return readMoment(*own);
    }
    if (const auto session = view.text("login_session")) {
        const Value token = readObject(m_files, LoginProvider::cachePath(m_files, m_environment, *session));
        const auto ends = readMoment(token["accessToken"]["expiresAt"].toString());
        return ends && *ends <= now && token.find("refreshToken") ? std::nullopt : ends;
    }
    const std::string session = view.firstOf({"sso_session", "sso_start_url"});
    const SsoTokenCache cache(m_files, m_environment);
    const auto token =
        session.empty() ? Result<std::optional<SsoToken>>(std::nullopt) : cache.load(SsoTokenCache::key(session));
    if (!token.ok() || !*token) {
        return std::nullopt;
    }
    const auto ends = (*token)->expiry();
    const auto registered = (*token)->registrationExpiry();
    const bool renews = !(*token)->refreshToken.empty() && registered && now < *registered;
    return ends && *ends <= now && renews ? std::nullopt : ends;
}

std::optional<Timestamp> CachedSession::expiry(const std::string& profile, Timestamp now) const
{
    std::optional<Timestamp> ends;
    for (const Stage& stage : way(profile)) {
        const bool ofRole = ProfileView(m_profiles.profile(stage.profile)).has("role_arn");
        ends = ofRole ? keysExpiry(stage.keys) : signInExpiry(stage.profile, now);
        if (ends && (!ofRole || now < *ends)) {
            return ends;
        }
        ends.reset(); // a role's keys that have ended are fetched again without a word
    }
    return ends;
}

Result<void> CachedSession::forgetKeys(const std::string& profile)
{
    Result<void> done;
    for (const Stage& stage : way(profile)) {
        auto removed = stage.keys.empty() ? Result<void>() : m_files.remove(stage.keys);
        if (done.ok()) {
            done = std::move(removed);
        }
    }
    return done;
}

} // namespace botoscope::credentials
