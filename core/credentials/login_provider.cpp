#include "core/credentials/login_provider.h"

#include "core/auth/hash.h"
#include "core/base/json.h"
#include "core/credentials/dpop.h"
#include "core/credentials/failure.h"
#include "core/credentials/moment.h"
#include "core/credentials/profile_view.h"
#include "core/credentials/refreshable.h"
#include "core/credentials/sso_token_cache.h"

namespace botoscope::credentials {

namespace {

constexpr std::int64_t refreshThreshold = 5 * 60'000'000LL;

Error loadFailure(const std::string& what)
{
    return failureOf("LoginTokenLoadError", "Error loading login session token: " + what).with("sign_in", "login");
}

Result<Fetched> readKeys(const Value& token)
{
    const Value& keys = token["accessToken"];
    for (const char* name : {"accessKeyId", "secretAccessKey", "sessionToken", "expiresAt", "accountId"}) {
        if (!keys.find(name)) {
            return loadFailure("the cached token's accessToken has no " + std::string(name) + '.');
        }
    }
    Fetched fetched;
    fetched.credentials.accessKeyId = keys["accessKeyId"].toString();
    fetched.credentials.secretAccessKey = SecretString(keys["secretAccessKey"].toString());
    fetched.credentials.sessionToken = SecretString(keys["sessionToken"].toString());
    fetched.credentials.accountId = keys["accountId"].toString();
    fetched.credentials.method = "login";
    fetched.credentials.features = {"CREDENTIALS_PROFILE_LOGIN", "CREDENTIALS_LOGIN"};
    fetched.expires = readMoment(keys["expiresAt"].toString());
    return fetched.expires ? Result<Fetched>(std::move(fetched)) : loadFailure("the cached expiresAt is not a time.");
}

std::string cacheFolder(const config::Environment& environment)
{
    const std::string* chosen = environment.find("AWS_LOGIN_CACHE_DIRECTORY");
    return chosen ? *chosen : "~/.aws/login/cache";
}

std::string cacheName(const std::string& session)
{
    return '/' + auth::sha256Hex(std::string_view(session)) + ".json";
}

/// Why the service refused, by the "error" that its answer names.
Error refusalOf(const ServiceAnswer& answer)
{
    if (answer.refusal->get("code") != "AccessDeniedException") {
        return *answer.refusal;
    }
    const std::string& reason = answer.parsed["error"].toString();
    if (reason == "TOKEN_EXPIRED" || reason == "USER_CREDENTIALS_CHANGED") {
        return failureOf("LoginRefreshRequired",
                         "Your session has expired or credentials have changed. Please reauthenticate using "
                         "'aws login'.")
            .with("sign_in", "login");
    }
    if (reason == "INSUFFICIENT_PERMISSIONS") {
        return failureOf("LoginInsufficientPermissions",
                         "The login session's credentials can't be refreshed: permission for "
                         "signin:CreateOAuth2Token may be missing.");
    }
    return failureOf("LoginError", "The login session's credentials can't be refreshed: " + answer.refusal->message);
}

/// One login session and its cache file.
class LoginSession {
public:
    LoginSession(std::shared_ptr<const Surroundings> around, std::string name)
        : m_around(std::move(around)), m_name(std::move(name)), m_path(LoginProvider::cachePath(*m_around, m_name))
    {
    }

    const std::string& path() const { return m_path; }

    /// What is in the cache, with all that a refresh takes.
    Result<Value> load() const
    {
        const auto text = m_around->readFile(m_path);
        const auto token = text ? parseJson(*text) : Result<Value>(Value());
        if (!token.ok() || !token->isMap()) {
            return loadFailure("Unable to load a existing login session for session " + m_name +
                               ". Please reauthenticate with 'aws login'.")
                .with("path", m_path);
        }
        std::string missing;
        for (const char* name : {"accessToken", "refreshToken", "dpopKey", "clientId"}) {
            if (!token->find(name)) {
                missing += (missing.empty() ? "" : ", ") + std::string(name);
            }
        }
        if (!missing.empty()) {
            return loadFailure("Failed to load access token from token cache, missing required fields: " + missing +
                               '.')
                .with("path", m_path);
        }
        return token;
    }

    Task<Result<Fetched>> refresh(FetchLog& log)
    {
        auto token = load();
        if (!token.ok()) {
            co_return std::move(token).error();
        }
        auto cached = readKeys(*token);
        const Timestamp now = m_around->clock->now();
        if (cached.ok() && cached->expires->micros - now.micros > refreshThreshold) {
            co_return cached; // another program has refreshed it
        }
        const auto key = DpopKey::fromPem((*token)["dpopKey"].toString());
        if (!key) {
            co_return loadFailure("Unable to load private key from cached token.").with("path", m_path);
        }
        auto calling = m_around->services->call(createToken(*token, *key), log);
        auto answer = co_await calling;
        if (!answer.ok()) {
            co_return std::move(answer).error();
        }
        if (answer->refusal) {
            co_return refusalOf(*answer);
        }
        const Value& output = answer->parsed["tokenOutput"];
        if (!output["accessToken"].isMap()) {
            co_return loadFailure("the service's answer has no new token. Please try running 'aws login' again.");
        }
        co_return keep(std::move(*token), output);
    }

private:
    ServiceCall createToken(const Value& token, const DpopKey& key) const
    {
        ServiceCall call("signin", "CreateOAuth2Token");
        call.features = {"CREDENTIALS_PROFILE_LOGIN", "CREDENTIALS_LOGIN"};
        call.params = Value::object({{"tokenInput", Value::object({{"clientId", token["clientId"]},
                                                                   {"refreshToken", token["refreshToken"]},
                                                                   {"grantType", "refresh_token"}})}});
        call.headers = [clock = m_around->clock, random = m_around->random, key](const std::string& url) {
            return http::Parameters{{"DPoP", key.proof(url, clock->now(), random->uuid4())}};
        };
        return call;
    }

    /// Puts the new token in place of the old one, in the cache too.
    Result<Fetched> keep(Value token, const Value& output) const
    {
        const std::int64_t life = output["expiresIn"].toInt() * 1'000'000;
        const Value& fresh = output["accessToken"];
        const Value account = token["accessToken"]["accountId"];
        token.set("accessToken", Value::object({{"accessKeyId", fresh["accessKeyId"]},
                                                {"secretAccessKey", fresh["secretAccessKey"]},
                                                {"sessionToken", fresh["sessionToken"]},
                                                {"accountId", account},
                                                {"expiresAt", ssoTime({m_around->clock->now().micros + life})}}));
        token.set("refreshToken", output["refreshToken"]);
        // The refresh token can be used once: were it lost, the session would be.
        auto written = m_around->local.files->write(m_path, writeJson(token, JsonStyle::Python));
        return written.ok() ? readKeys(token) : Result<Fetched>(std::move(written).error());
    }

    std::shared_ptr<const Surroundings> m_around;
    std::string m_name;
    std::string m_path;
};

} // namespace

std::string LoginProvider::cachePath(const Surroundings& around, const std::string& session)
{
    return around.expand(cacheFolder(around.settings.environment())) + cacheName(session);
}

std::string LoginProvider::cachePath(const FileStore& files, const config::Environment& environment,
                                     const std::string& session)
{
    return files.expand(cacheFolder(environment), environment) + cacheName(session);
}

Task<Result<Answer>> LoginProvider::load(Asking& asking)
{
    const ProfileView profile(m_around->settings.profiles().profile(m_profile));
    const auto name = profile.text("login_session");
    if (!name) {
        co_return Answer("profile " + m_profile + " has no login_session");
    }
    const auto session = std::make_shared<LoginSession>(m_around, *name);
    asking.attempt.facts = profile.facts({"login_session"});
    asking.attempt.facts.push_back({"cache", session->path(), {}});
    auto token = session->load();
    if (!token.ok()) {
        co_return std::move(token).error();
    }
    auto keys = readKeys(*token);
    if (!keys.ok()) {
        co_return std::move(keys).error();
    }
    auto credentials = std::make_shared<RefreshableCredentials>(
        *m_around->clock, [session](FetchLog& log) { return session->refresh(log); }, std::move(*keys));
    co_return Answer(std::move(credentials), "profile " + m_profile + " at " + profile.where("login_session"));
}

} // namespace botoscope::credentials
