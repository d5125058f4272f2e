#include "core/auth/query_string.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/credentials/dpop.h"
#include "core/credentials/login_provider.h"
#include "core/credentials/pkce.h"
#include "core/credentials/sign_in.h"
#include "core/credentials/sso_token_cache.h"

namespace botoscope::credentials {

namespace {

constexpr const char* sameDevice = "arn:aws:signin:::devtools/same-device";
constexpr const char* otherDevice = "arn:aws:signin:::devtools/cross-device";
constexpr const char* confirmationPath = "/v1/sessions/confirmation";

/// One sign-in to the console's session, as "aws login" does it.
struct ConsoleSignIn {
    SignInParts parts;
    SignInTarget target;
    Pkce pkce;
    std::string state;
    std::string clientId;
    std::string redirect;

    ConsoleSignIn() = default;
    SignInPage page(const std::string& endpoint) const
    {
        SignInPage shown;
        shown.url = endpoint + "/v1/authorize?" +
                    auth::encodeQuery({{"response_type", "code"},
                                       {"client_id", clientId},
                                       {"state", state},
                                       {"code_challenge_method", "SHA-256"},
                                       {"scope", "openid"},
                                       {"redirect_uri", redirect},
                                       {"code_challenge", pkce.challenge}});
        shown.expires = {parts.around->clock->now().micros + browserLimitMicros};
        return shown;
    }
};

/// Parameters of the base64 text that the page of another device shows.
Result<std::string> codeOfText(const SecretString& text, const std::string& state)
{
    const auto decoded = base64Decode(trim(text.reveal()));
    const http::Parameters parameters = auth::parseQuery(decoded ? *decoded : std::string());
    const std::string* of = auth::findParameter(parameters, "state");
    if (of && *of == state) {
        return authorizationCode(parameters);
    }
    return signInFailure("failed", "That is not the code of this sign-in's page.");
}

/// Who the token is for: the subject of the ID token, an ARN. Empty if there is none.
std::string subjectOf(const std::string& idToken)
{
    const auto first = idToken.find('.');
    const auto second = first == std::string::npos ? first : idToken.find('.', first + 1);
    if (second == std::string::npos) {
        return {};
    }
    const auto payload = base64UrlDecode(std::string_view(idToken).substr(first + 1, second - first - 1));
    const auto claims = payload ? parseJson(*payload) : Result<Value>(Value());
    return claims.ok() ? (*claims)["sub"].toString() : std::string();
}

/// "arn:aws:sts::123456789012:assumed-role/…": the account.
std::string accountOf(std::string_view arn)
{
    for (int part = 0; part < 4; ++part) {
        const auto colon = arn.find(':');
        arn.remove_prefix(colon == std::string_view::npos ? arn.size() : colon + 1);
    }
    return std::string(arn.substr(0, arn.find(':')));
}

Result<void> keep(const ConsoleSignIn& session, const DpopKey& key, const Value& output)
{
    const std::string subject = subjectOf(output["idToken"].toString());
    if (!output["accessToken"].isMap() || subject.empty()) {
        return signInFailure("failed", "The sign-in service's answer has no token.");
    }
    if (subject != session.target.session) {
        return signInFailure("failed", "You signed in as " + subject + ", but profile " + session.target.profile +
                                           " is for " + session.target.session + '.');
    }
    const Surroundings& around = *session.parts.around;
    const Value& keys = output["accessToken"];
    const std::int64_t life = output["expiresIn"].toInt() * 1'000'000;
    const Value token =
        Value::object({{"accessToken", Value::object({{"accessKeyId", keys["accessKeyId"]},
                                                      {"secretAccessKey", keys["secretAccessKey"]},
                                                      {"sessionToken", keys["sessionToken"]},
                                                      {"accountId", accountOf(subject)},
                                                      {"expiresAt", ssoTime({around.clock->now().micros + life})}})},
                       {"tokenType", output["tokenType"]},
                       {"clientId", session.clientId},
                       {"refreshToken", output["refreshToken"]},
                       {"idToken", output["idToken"]},
                       {"dpopKey", key.pem()}});
    const std::string path = LoginProvider::cachePath(around, session.target.session);
    return around.local.files->write(path, writeJson(token, JsonStyle::Python));
}

/// Redeems the code and keeps what it gives.
Task<Result<void>> redeem(const ConsoleSignIn& session, std::string code, FetchLog& log)
{
    const auto key = DpopKey::generate();
    if (!key) {
        co_return signInFailure("failed", "No key could be made for this sign-in.");
    }
    ServiceCall call("signin", "CreateOAuth2Token");
    call.region = session.target.region;
    call.params = Value::object({{"tokenInput", Value::object({{"clientId", session.clientId},
                                                               {"grantType", "authorization_code"},
                                                               {"code", code},
                                                               {"codeVerifier", session.pkce.verifier.reveal()},
                                                               {"redirectUri", session.redirect}})}});
    call.headers = [clock = session.parts.around->clock, random = session.parts.around->random,
                    key = *key](const std::string& url) {
        return http::Parameters{{"DPoP", key.proof(url, clock->now(), random->uuid4())}};
    };
    auto calling = session.parts.around->services->call(std::move(call), log);
    auto answer = co_await calling;
    if (!answer.ok()) {
        co_return std::move(answer).error();
    }
    if (answer->refusal) {
        co_return signInFailure("failed", "The sign-in service refused: " + answer->refusal->message);
    }
    co_return keep(session, *key, answer->parsed["tokenOutput"]);
}

/// The code from the browser on this machine, which is sent back here.
Task<Result<std::string>> codeByBrowser(ConsoleSignIn& session, const std::string& endpoint)
{
    auto listener = session.parts.host->listen();
    if (!listener.ok()) {
        co_return std::move(listener).error();
    }
    session.clientId = sameDevice;
    session.redirect = (*listener)->url();
    SignInPage page = session.page(endpoint);
    page.opened = session.parts.host->openBrowser(page.url);
    session.parts.host->show(page);
    auto waiting = (*listener)->answer(session.state, browserLimitMicros);
    auto parameters = co_await waiting;
    co_return parameters.ok() ? authorizationCode(*parameters) : Result<std::string>(std::move(parameters).error());
}

/// The code from a page on any device, copied by the person.
Task<Result<std::string>> codeByHand(ConsoleSignIn& session, const std::string& endpoint)
{
    session.clientId = otherDevice;
    session.redirect = endpoint + confirmationPath;
    const SignInPage page = session.page(endpoint);
    auto typing = session.parts.host->typedCode(page);
    auto typed = co_await typing;
    co_return typed.ok() ? codeOfText(*typed, session.state) : Result<std::string>(std::move(typed).error());
}

} // namespace

Task<Result<void>> signInToConsole(SignInParts parts, SignInTarget target, SignInWay way, FetchLog& log)
{
    ConsoleSignIn session;
    session.pkce = Pkce::make(*parts.around->random);
    session.state = parts.around->random->uuid4();
    session.parts = std::move(parts);
    session.target = std::move(target);
    ServiceCall call("signin", "CreateOAuth2Token");
    call.region = session.target.region;
    call.params =
        Value::object({{"tokenInput", Value::object({{"clientId", sameDevice}, {"grantType", "authorization_code"}})}});
    auto locating = session.parts.around->services->endpoint(std::move(call));
    const auto endpoint = co_await locating;
    if (!endpoint.ok()) {
        co_return endpoint.error();
    }
    auto asking = way == SignInWay::Browser ? codeByBrowser(session, *endpoint) : codeByHand(session, *endpoint);
    auto code = co_await asking;
    if (!code.ok()) {
        co_return std::move(code).error();
    }
    auto redeeming = redeem(session, *code, log);
    auto done = co_await redeeming;
    co_return done;
}

} // namespace botoscope::credentials
