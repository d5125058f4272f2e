#include "core/credentials/sso_token_provider.h"

#include "core/credentials/failure.h"
#include "core/credentials/profile_view.h"

namespace botoscope::credentials {

namespace {

constexpr std::int64_t minute = 60'000'000;

Error tokenFailure(const std::string& what)
{
    return failureOf("TokenRetrievalError", "Error when retrieving token from sso: " + what);
}

bool canBeRenewed(const SsoToken& token, Timestamp now)
{
    const auto registered = token.registrationExpiry();
    return !token.refreshToken.empty() && !token.clientId.empty() && !token.clientSecret.empty() && registered &&
           *registered > now;
}

} // namespace

Error signInNeeded(Error error, const SsoSession& session)
{
    error.with("sign_in", "sso").with(session.name.empty() ? "start_url" : "sso_session", session.cacheName());
    return error;
}

SsoTokenProvider::SsoTokenProvider(std::shared_ptr<const Surroundings> around, SsoSession session)
    : m_around(std::move(around)), m_session(std::move(session)), m_flight(*m_around->clock)
{
}

Result<std::optional<SsoSession>> SsoTokenProvider::sessionOf(const config::ProfileStore& profiles,
                                                              const std::string& profile)
{
    const auto name = ProfileView(profiles.profile(profile)).text("sso_session");
    if (!name) {
        return std::optional<SsoSession>();
    }
    const config::Section* section = profiles.ssoSession(*name);
    if (!section || section->settings.empty()) {
        return invalidConfig("The profile \"" + profile + "\" takes its token from the sso-session \"" + *name +
                             "\", which does not exist.");
    }
    const ProfileView options(section);
    std::string missing;
    for (const char* key : {"sso_start_url", "sso_region"}) {
        if (!options.has(key)) {
            missing += (missing.empty() ? "" : ", ") + std::string(key);
        }
    }
    if (!missing.empty()) {
        return invalidConfig("The sso-session \"" + *name + "\" of the profile \"" + profile + "\" lacks " + missing +
                             '.')
            .with("where", section->origin.text());
    }
    SsoSession session;
    session.name = *name;
    session.startUrl = options.firstOf({"sso_start_url"});
    session.region = options.firstOf({"sso_region"});
    return std::optional(std::move(session));
}

SsoTokenProvider::Need SsoTokenProvider::need() const
{
    if (!m_token) {
        return Need::Mandatory;
    }
    const Timestamp now = m_around->clock->now();
    if (!m_token->expires || now < m_nextTry) {
        return Need::None;
    }
    const std::int64_t left = m_token->expires->micros - now.micros;
    return left < 10 * minute ? Need::Mandatory : left < 15 * minute ? Need::Advised : Need::None;
}

bool SsoTokenProvider::isExpired() const
{
    return m_token && m_token->expires && *m_token->expires <= m_around->clock->now();
}

Task<Result<AuthToken>> SsoTokenProvider::freeze(FetchLog& log)
{
    const auto self = shared_from_this();
    const Need needed = need();
    if (needed == Need::Mandatory || (needed == Need::Advised && !m_flight.running())) {
        auto joining = m_flight.join([this](FetchLog& inner) { return refresh(inner); }, log);
        auto refreshed = co_await joining;
        if (!refreshed.ok() && needed == Need::Mandatory) {
            co_return std::move(refreshed).error();
        }
    }
    if (isExpired()) {
        co_return signInNeeded(tokenFailure("Token has expired and refresh failed"), m_session);
    }
    co_return *m_token;
}

Task<Result<void>> SsoTokenProvider::refresh(FetchLog& log)
{
    m_nextTry = {m_around->clock->now().micros + minute};
    auto loading = load(log);
    auto token = co_await loading;
    if (!token.ok()) {
        co_return std::move(token).error();
    }
    AuthToken fresh;
    fresh.token = token->accessToken;
    fresh.expires = token->expiry();
    fresh.method = "sso";
    if (!fresh.expires) {
        co_return tokenFailure("the cached token's expiresAt is not a time");
    }
    m_token = std::move(fresh);
    co_return Result<void>();
}

Task<Result<SsoToken>> SsoTokenProvider::load(FetchLog& log)
{
    const std::string missing = "Error loading SSO Token: Token for " + m_session.cacheName() + " does not exist";
    if (!m_around->local.files) {
        co_return failureOf("SSOTokenLoadError", missing);
    }
    SsoTokenCache cache(*m_around->local.files, m_around->settings.environment());
    const std::string key = SsoTokenCache::key(m_session.cacheName());
    auto cached = cache.load(key);
    if (!cached.ok() || !*cached) {
        const std::string what = cached.ok() ? missing : "Error loading SSO Token: " + cached.error().message;
        co_return signInNeeded(failureOf("SSOTokenLoadError", what).with("path", cache.path(key)), m_session);
    }
    log.note("the token of " + m_session.cacheName() + " is in " + cache.path(key));
    const auto expires = (*cached)->expiry();
    const bool old = expires && expires->micros - m_around->clock->now().micros < 15 * minute;
    const bool legacy = m_session.name.empty(); // botocore refreshes none of these
    if (old && !legacy && canBeRenewed(**cached, m_around->clock->now())) {
        auto renewing = renewed(**cached, log);
        auto fresh = co_await renewing;
        if (fresh) {
            (void)cache.save(key, *fresh); // a cache that can't be written costs a refresh more
            co_return std::move(*fresh);
        }
    }
    co_return std::move(**cached);
}

Task<std::optional<SsoToken>> SsoTokenProvider::renewed(SsoToken old, FetchLog& log)
{
    ServiceCall call("sso-oidc", "CreateToken");
    call.region = m_session.region;
    call.params = Value::object({{"grantType", "refresh_token"},
                                 {"clientId", old.clientId},
                                 {"clientSecret", old.clientSecret.reveal()},
                                 {"refreshToken", old.refreshToken.reveal()}});
    auto calling = m_around->services->call(std::move(call), log);
    auto answer = co_await calling;
    if (!answer.ok() || answer->refusal) {
        const Error& why = answer.ok() ? *answer->refusal : answer.error();
        log.note("the token could not be refreshed: " + why.message);
        co_return std::optional<SsoToken>();
    }
    const Value& parsed = answer->parsed;
    SsoToken fresh;
    fresh.startUrl = m_session.startUrl;
    fresh.region = m_session.region;
    fresh.accessToken = SecretString(parsed["accessToken"].toString());
    fresh.expiresAt = ssoTime({m_around->clock->now().micros + parsed["expiresIn"].toInt() * 1'000'000});
    fresh.clientId = old.clientId;
    fresh.clientSecret = old.clientSecret;
    fresh.registrationExpiresAt = old.registrationExpiresAt;
    fresh.refreshToken = SecretString(parsed["refreshToken"].toString());
    co_return std::optional(std::move(fresh));
}

} // namespace botoscope::credentials
