#include "core/credentials/sso_sign_in.h"

namespace botoscope::credentials {

namespace {

constexpr const char* deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
constexpr std::int64_t defaultInterval = 5; ///< seconds, RFC 8628
constexpr std::int64_t slowDown = 5;

/// What the service wants the person to confirm.
struct Pending {
    std::string deviceCode;
    SignInPage page;
    std::int64_t interval = defaultInterval;

    Pending() = default;
};

std::string codeOf(const ServiceAnswer& answer)
{
    return answer.refusal ? std::string(answer.refusal->get("code")) : std::string();
}

Error refused(const ServiceAnswer& answer)
{
    const std::string code = codeOf(answer);
    if (code == "ExpiredTokenException") {
        return signInFailure("expired", "Nobody confirmed the code in time.");
    }
    if (code == "AccessDeniedException") {
        return signInFailure("denied", "The sign-in was denied in the browser.");
    }
    return signInFailure("failed", "IAM Identity Center refused the sign-in: " + answer.refusal->message);
}

Pending readPending(const Value& answer, Timestamp now)
{
    Pending pending;
    pending.deviceCode = answer["deviceCode"].toString();
    const std::string& complete = answer["verificationUriComplete"].toString();
    pending.page.url = complete.empty() ? answer["verificationUri"].toString() : complete;
    pending.page.userCode = answer["userCode"].toString();
    pending.page.expires = {now.micros + answer["expiresIn"].toInt() * 1'000'000};
    if (answer["interval"].isNumber()) {
        pending.interval = answer["interval"].toInt();
    }
    return pending;
}

Task<Result<ServiceAnswer>> startAuthorization(SsoSignIn& session, const SsoRegistration& registration, FetchLog& log)
{
    return session.call("StartDeviceAuthorization",
                        Value::object({{"clientId", registration.clientId},
                                       {"clientSecret", registration.clientSecret.reveal()},
                                       {"startUrl", session.target().startUrl}}),
                        log);
}

/// The registration and what it began. A kept registration that the service does not know is made anew, once.
Task<Result<std::pair<SsoRegistration, Value>>> begin(SsoSignIn& session, FetchLog& log)
{
    for (int attempt = 0;; ++attempt) {
        auto registering = session.registration(false, log);
        auto registration = co_await registering;
        if (!registration.ok()) {
            co_return std::move(registration).error();
        }
        auto starting = startAuthorization(session, *registration, log);
        auto started = co_await starting;
        if (!started.ok()) {
            co_return std::move(started).error();
        }
        if (!started->refusal) {
            co_return std::pair(std::move(*registration), std::move(started->parsed));
        }
        if (codeOf(*started) != "InvalidClientException" || attempt > 0) {
            co_return refused(*started);
        }
        session.forget();
    }
}

/// Asks for the token once. nullopt: not yet.
Task<Result<std::optional<Value>>> attempt(SsoSignIn& session, const SsoRegistration& registration, Pending& pending,
                                           FetchLog& log)
{
    auto calling = session.call("CreateToken",
                                Value::object({{"grantType", deviceGrant},
                                               {"clientId", registration.clientId},
                                               {"clientSecret", registration.clientSecret.reveal()},
                                               {"deviceCode", pending.deviceCode}}),
                                log);
    auto answer = co_await calling;
    if (!answer.ok()) {
        co_return std::move(answer).error();
    }
    const std::string code = codeOf(*answer);
    if (code == "SlowDownException") {
        pending.interval += slowDown;
    } else if (answer->refusal && code != "AuthorizationPendingException") {
        co_return refused(*answer);
    }
    co_return answer->refusal ? std::optional<Value>() : std::optional(std::move(answer->parsed));
}

} // namespace

Task<Result<void>> signInByDeviceCode(SignInParts parts, SignInTarget target, bool openBrowser, FetchLog& log)
{
    SsoSignIn session(std::move(parts), std::move(target));
    const Surroundings& around = *session.parts().around;
    auto beginning = begin(session, log);
    auto begun = co_await beginning;
    if (!begun.ok()) {
        co_return std::move(begun).error();
    }
    const SsoRegistration registration = begun->first;
    Pending pending = readPending(begun->second, around.clock->now());
    for (bool shown = false;;) {
        auto asking = attempt(session, registration, pending, log);
        auto token = co_await asking;
        if (!token.ok()) {
            co_return std::move(token).error();
        }
        if (*token) {
            co_return session.keep(**token, registration);
        }
        if (around.clock->now() >= pending.page.expires) {
            co_return signInFailure("expired", "Nobody confirmed the code in time.");
        }
        if (!std::exchange(shown, true)) { // not before: who is known already confirms nothing
            pending.page.opened = openBrowser && session.parts().host->openBrowser(pending.page.url);
            session.parts().host->show(pending.page);
        }
        auto waiting = sleepFor(*around.timers, pending.interval * 1'000'000);
        co_await waiting;
    }
}

} // namespace botoscope::credentials
