#include "core/credentials/sso_sign_in.h"

#include "core/credentials/sso_token_cache.h"

namespace botoscope::credentials {

namespace {

constexpr std::int64_t leastLeftMicros = 15LL * 60 * 1'000'000;
constexpr const char* defaultScope = "sso:account:access";
constexpr const char* redirectWithoutPort = "http://127.0.0.1/oauth/callback";

Value listOf(const std::vector<std::string>& texts)
{
    List items;
    for (const std::string& text : texts) {
        items.emplace_back(text);
    }
    return Value(std::move(items));
}

} // namespace

SsoSignIn::SsoSignIn(SignInParts parts, SignInTarget target)
    : m_parts(std::move(parts)), m_target(std::move(target)),
      m_registrations(*m_parts.around->local.files, m_parts.around->settings.environment())
{
}

RegistrationScope SsoSignIn::scope() const
{
    RegistrationScope scope;
    scope.startUrl = m_target.startUrl;
    scope.region = m_target.region;
    scope.sessionName = m_target.session;
    scope.scopes = m_target.scopes;
    return scope;
}

Value SsoSignIn::registrationParams(bool forBrowser) const
{
    const std::string name =
        m_target.session.empty() ? std::to_string(m_parts.around->clock->now().seconds()) : m_target.session;
    Value params = Value::object({{"clientName", "botoscope-" + name}, {"clientType", "public"}});
    if (forBrowser) {
        params.set("grantTypes", Value::array({"authorization_code", "refresh_token"}));
        params.set("redirectUris", Value::array({redirectWithoutPort}));
        params.set("issuerUrl", m_target.startUrl);
        params.set("scopes", m_target.scopes.empty() ? Value::array({defaultScope}) : listOf(m_target.scopes));
    } else if (!m_target.scopes.empty()) {
        params.set("scopes", listOf(m_target.scopes));
    }
    return params;
}

Task<Result<ServiceAnswer>> SsoSignIn::call(std::string operation, Value params, FetchLog& log)
{
    ServiceCall call("sso-oidc", std::move(operation));
    call.region = m_target.region;
    call.params = std::move(params);
    return m_parts.around->services->call(std::move(call), log);
}

Task<Result<std::string>> SsoSignIn::endpoint() const
{
    ServiceCall call("sso-oidc", "RegisterClient");
    call.region = m_target.region;
    call.params = registrationParams(false);
    return m_parts.around->services->endpoint(std::move(call));
}

Task<Result<SsoRegistration>> SsoSignIn::registration(bool forBrowser, FetchLog& log)
{
    const Timestamp now = m_parts.around->clock->now();
    if (auto kept = m_registrations.load(scope());
        kept && kept->forAuthorizationCode() == forBrowser && kept->expiry()->micros - now.micros >= leastLeftMicros) {
        co_return std::move(*kept);
    }
    const Value params = registrationParams(forBrowser);
    auto calling = call("RegisterClient", params, log);
    auto answer = co_await calling;
    if (!answer.ok()) {
        co_return std::move(answer).error();
    }
    if (answer->refusal) {
        co_return signInFailure("failed",
                                "IAM Identity Center did not register this program: " + answer->refusal->message);
    }
    SsoRegistration made;
    made.clientId = answer->parsed["clientId"].toString();
    made.clientSecret = SecretString(answer->parsed["clientSecret"].toString());
    made.expiresAt = ssoTime(Timestamp::fromSeconds(answer->parsed["clientSecretExpiresAt"].toInt()));
    for (const Value& scopeName : params["scopes"].list()) {
        made.scopes.push_back(scopeName.toString());
    }
    for (const Value& grant : params["grantTypes"].list()) {
        made.grantTypes.push_back(grant.toString());
    }
    auto saved = m_registrations.save(scope(), made);
    co_return saved.ok() ? Result<SsoRegistration>(std::move(made)) : std::move(saved).error();
}

Result<void> SsoSignIn::keep(const Value& answer, const SsoRegistration& registration)
{
    SsoToken token;
    token.startUrl = m_target.startUrl;
    token.region = m_target.region;
    token.accessToken = SecretString(answer["accessToken"].toString());
    token.refreshToken = SecretString(answer["refreshToken"].toString());
    token.clientId = registration.clientId;
    token.clientSecret = registration.clientSecret;
    token.registrationExpiresAt = registration.expiresAt;
    if (token.accessToken.empty()) {
        return signInFailure("failed", "IAM Identity Center's answer has no token.");
    }
    const Timestamp now = m_parts.around->clock->now();
    token.expiresAt = ssoTime({now.micros + answer["expiresIn"].toInt() * 1'000'000});
    SsoTokenCache cache(*m_parts.around->local.files, m_parts.around->settings.environment());
    return cache.save(SsoTokenCache::key(m_target.name()), token);
}

void SsoSignIn::forget()
{
    (void)m_registrations.remove(scope()); // one that stays is found out the same way the next time
}

} // namespace botoscope::credentials
