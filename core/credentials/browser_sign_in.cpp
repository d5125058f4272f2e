#include "core/auth/query_string.h"
#include "core/credentials/pkce.h"
#include "core/credentials/sso_sign_in.h"

namespace botoscope::credentials {

namespace {

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts) {
        all += (all.empty() ? "" : " ") + text;
    }
    return all;
}

std::string authorizeUrl(const std::string& endpoint, const SsoRegistration& registration, const std::string& redirect,
                         const std::string& state, const Pkce& pkce)
{
    return endpoint + "/authorize?" +
           auth::encodeQuery({{"response_type", "code"},
                              {"client_id", registration.clientId},
                              {"redirect_uri", redirect},
                              {"state", state},
                              {"code_challenge_method", "S256"},
                              {"scopes", joined(registration.scopes)},
                              {"code_challenge", pkce.challenge}});
}

} // namespace

Task<Result<void>> signInByBrowser(SignInParts parts, SignInTarget target, FetchLog& log)
{
    SsoSignIn session(std::move(parts), std::move(target));
    const Surroundings& around = *session.parts().around;
    SignInHost& host = *session.parts().host;
    auto listener = host.listen();
    if (!listener.ok()) {
        co_return std::move(listener).error();
    }
    auto registering = session.registration(true, log);
    auto registration = co_await registering;
    if (!registration.ok()) {
        co_return std::move(registration).error();
    }
    auto locating = session.endpoint();
    const auto endpoint = co_await locating;
    if (!endpoint.ok()) {
        co_return endpoint.error();
    }
    const Pkce pkce = Pkce::make(*around.random);
    const std::string state = around.random->uuid4();
    SignInPage page;
    page.url = authorizeUrl(*endpoint, *registration, (*listener)->url(), state, pkce);
    page.expires = {around.clock->now().micros + browserLimitMicros};
    page.opened = host.openBrowser(page.url);
    host.show(page);
    auto waiting = (*listener)->answer(state, browserLimitMicros);
    auto parameters = co_await waiting;
    if (!parameters.ok()) {
        co_return std::move(parameters).error();
    }
    auto code = authorizationCode(*parameters);
    if (!code.ok()) {
        co_return std::move(code).error();
    }
    auto calling = session.call("CreateToken",
                                Value::object({{"grantType", "authorization_code"},
                                               {"clientId", registration->clientId},
                                               {"clientSecret", registration->clientSecret.reveal()},
                                               {"redirectUri", (*listener)->url()},
                                               {"codeVerifier", pkce.verifier.reveal()},
                                               {"code", *code}}),
                                log);
    auto answer = co_await calling;
    if (!answer.ok()) {
        co_return std::move(answer).error();
    }
    if (answer->refusal) {
        if (answer->refusal->get("code") == "InvalidClientException") {
            session.forget();
        }
        co_return signInFailure("failed", "IAM Identity Center refused the sign-in: " + answer->refusal->message);
    }
    co_return session.keep(answer->parsed, *registration);
}

} // namespace botoscope::credentials
