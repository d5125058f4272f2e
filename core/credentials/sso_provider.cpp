#include "core/credentials/sso_provider.h"

#include "core/credentials/failure.h"
#include "core/credentials/profile_view.h"
#include "core/credentials/role_keys.h"

#include <map>

namespace botoscope::credentials {

namespace {

struct SsoRole {
    SsoSession session;
    std::string account;
    std::string role;
};

Error unauthorized(const SsoSession& session)
{
    return signInNeeded(failureOf("UnauthorizedSSOTokenError",
                                  "The SSO session of this profile has expired or is not valid. Sign in again, e.g. "
                                  "with: aws sso login"),
                        session);
}

/// Fetches a role's keys for the session's token.
class SsoRoleKeys {
public:
    SsoRoleKeys(std::shared_ptr<const Surroundings> around, std::shared_ptr<RoleCache> cache, SsoRole role)
        : m_around(std::move(around)), m_cache(std::move(cache)), m_role(std::move(role)),
          m_token(std::make_shared<SsoTokenProvider>(m_around, m_role.session))
    {
        m_cacheKey = ssoRoleCacheKey(m_role.session.cacheName(), isLegacy(), m_role.account, m_role.role);
    }

    Task<Result<Fetched>> fetch(FetchLog& log)
    {
        std::string source;
        std::optional<Value> response = m_cache->load(m_cacheKey, source);
        if (!response) {
            auto asking = ask(log);
            auto answer = co_await asking;
            if (!answer.ok()) {
                co_return std::move(answer).error();
            }
            response = std::move(*answer);
            m_cache->save(m_cacheKey, *response);
            source = "sso";
        }
        auto fetched = readRoleResponse(*response, "sso");
        if (fetched.ok()) {
            fetched->credentials.features = {callFeature(), isLegacy() ? "CREDENTIALS_SSO_LEGACY" : "CREDENTIALS_SSO"};
            fetched->facts.push_back({"keys of the role", source == "sso" ? "fetched" : "cached", source});
        }
        co_return fetched;
    }

private:
    bool isLegacy() const { return m_role.session.name.empty(); }
    std::string callFeature() const
    {
        return isLegacy() ? "CREDENTIALS_PROFILE_SSO_LEGACY" : "CREDENTIALS_PROFILE_SSO";
    }

    Task<Result<Value>> ask(FetchLog& log)
    {
        auto freezing = token(log);
        auto token = co_await freezing;
        if (!token.ok()) {
            co_return std::move(token).error();
        }
        ServiceCall call("sso", "GetRoleCredentials");
        call.region = m_role.session.region;
        call.features = {callFeature()};
        call.params = Value::object(
            {{"roleName", m_role.role}, {"accountId", m_role.account}, {"accessToken", token->token.reveal()}});
        auto calling = m_around->services->call(std::move(call), log);
        auto answer = co_await calling;
        if (!answer.ok()) {
            co_return std::move(answer).error();
        }
        if (answer->refusal) {
            const bool unknown = answer->refusal->get("code") == "UnauthorizedException";
            co_return unknown ? unauthorized(m_role.session) : *answer->refusal;
        }
        co_return asRoleResponse(answer->parsed["roleCredentials"]);
    }

    /// botocore asks the service with an expired token of an sso-session only after trying to refresh it, and with an
    /// expired legacy one never.
    Task<Result<AuthToken>> token(FetchLog& log)
    {
        auto freezing = m_token->freeze(log);
        auto token = co_await freezing;
        const bool expired = !token.ok() && token.error().get("exception") == "TokenRetrievalError";
        if (expired && isLegacy()) {
            co_return unauthorized(m_role.session);
        }
        co_return token;
    }

    /// In the shape the cache keeps.
    Value asRoleResponse(const Value& keys) const
    {
        const Timestamp expires{keys["expiration"].toInt() * 1000};
        return Value::object({{"ProviderType", "sso"},
                              {"Credentials", Value::object({{"AccessKeyId", keys["accessKeyId"]},
                                                             {"SecretAccessKey", keys["secretAccessKey"]},
                                                             {"SessionToken", keys["sessionToken"]},
                                                             {"Expiration", ssoTime(expires)},
                                                             {"AccountId", m_role.account}})}});
    }

    std::shared_ptr<const Surroundings> m_around;
    std::shared_ptr<RoleCache> m_cache;
    SsoRole m_role;
    std::shared_ptr<SsoTokenProvider> m_token;
    std::string m_cacheKey;
};

/// The options of the profile with those of its sso-session put in; values that differ are refused.
Result<std::map<std::string, std::string>> mergedOptions(const config::ProfileStore& profiles,
                                                         const config::Section& profile)
{
    std::map<std::string, std::string> options;
    for (const config::Setting& setting : profile.settings) {
        options.emplace(setting.key, setting.text);
    }
    const auto name = options.find("sso_session");
    if (name == options.end()) {
        return options;
    }
    const config::Section* session = profiles.ssoSession(name->second);
    if (!session) {
        return invalidConfig("The specified sso-session does not exist: \"" + name->second + '"')
            .with("where", profile.find("sso_session")->origin.text());
    }
    for (const config::Setting& setting : session->settings) {
        const auto [own, added] = options.emplace(setting.key, setting.text);
        if (!added && own->second != setting.text) {
            return invalidConfig("The value for " + setting.key + " is inconsistent between profile (" + own->second +
                                 ") and sso-session (" + setting.text + ").")
                .with("where", setting.origin.text());
        }
    }
    return options;
}

/// nullopt: the profile is not set up for it.
Result<std::optional<SsoRole>> readRole(const config::ProfileStore& profiles, const std::string& name)
{
    const config::Section* profile = profiles.profile(name);
    if (!profile || (!profile->find("sso_role_name") && !profile->find("sso_account_id"))) {
        return std::optional<SsoRole>();
    }
    auto merged = mergedOptions(profiles, *profile);
    if (!merged.ok()) {
        return std::move(merged).error();
    }
    std::map<std::string, std::string>& options = *merged;
    std::string missing;
    for (const char* key : {"sso_role_name", "sso_account_id", "sso_start_url", "sso_region"}) {
        if (!options.contains(key)) {
            missing += (missing.empty() ? "" : ", ") + std::string(key);
        }
    }
    if (!missing.empty()) {
        return invalidConfig("The profile \"" + name +
                             "\" is configured to use SSO but is missing required configuration: " + missing)
            .with("where", profile->origin.text());
    }
    SsoRole role;
    role.session.name = options["sso_session"];
    role.session.startUrl = options["sso_start_url"];
    role.session.region = options["sso_region"];
    role.account = options["sso_account_id"];
    role.role = options["sso_role_name"];
    return std::optional(std::move(role));
}

} // namespace

Task<Result<Answer>> SsoProvider::load(Asking& asking)
{
    const config::ProfileStore& profiles = m_around->settings.profiles();
    auto role = readRole(profiles, m_profile);
    if (!role.ok()) {
        co_return std::move(role).error();
    }
    if (!*role) {
        co_return Answer("profile " + m_profile + " has neither sso_account_id nor sso_role_name");
    }
    const ProfileView profile(profiles.profile(m_profile));
    const ProfileView session(profiles.ssoSession((*role)->session.name));
    asking.attempt.facts =
        profile.facts({"sso_session", "sso_account_id", "sso_role_name", "sso_start_url", "sso_region"});
    for (Fact& fact : session.facts({"sso_start_url", "sso_region"})) {
        asking.attempt.facts.push_back(std::move(fact));
    }
    const auto keys = std::make_shared<SsoRoleKeys>(m_around, m_cache, std::move(**role));
    auto credentials =
        std::make_shared<RefreshableCredentials>(*m_around->clock, [keys](FetchLog& log) { return keys->fetch(log); });
    const char* first = profile.has("sso_account_id") ? "sso_account_id" : "sso_role_name";
    co_return Answer(std::move(credentials), "profile " + m_profile + " at " + profile.where(first));
}

} // namespace botoscope::credentials
