#pragma once
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/task.h"
#include "core/base/value.h"
#include "core/http/message.h"

#include <memory>
#include <string>

namespace botoscope::credentials {

/// What the person has to do now.
struct SignInPage {
    std::string url;      ///< the page to open in a browser
    std::string userCode; ///< to compare with, or type into, that page; empty: there is none
    Timestamp expires;    ///< until when
    bool opened = false;  ///< a browser was asked to open it

    SignInPage() = default;
};

/// The address on this machine that the browser is sent back to. Destroying it stops listening.
class RedirectListener {
public:
    virtual ~RedirectListener() = default;
    virtual std::string url() const = 0; ///< http://127.0.0.1:PORT/oauth/callback
    /// Parameters of the first request to that address that carries the state; others get an error page and count for
    /// nothing. After it nobody is listened to. Error: CredentialRetrieval when none comes in time.
    virtual Task<Result<http::Parameters>> answer(std::string state, std::int64_t timeoutMicros) = 0;
};

/// The person and the browser, as a sign-in needs them.
class SignInHost {
public:
    virtual ~SignInHost() = default;
    virtual Result<std::unique_ptr<RedirectListener>> listen() = 0; ///< error: Io
    /// False when no browser can be started.
    virtual bool openBrowser(const std::string& url) = 0;
    virtual void show(const SignInPage& page) = 0;
    /// The code that the page shows at its end and the person copies. Errors: Cancelled, NotSupported.
    virtual Task<Result<SecretString>> typedCode(SignInPage page) = 0;
};

inline constexpr std::string_view redirectPath = "/oauth/callback";

/// An error of a sign-in; why, as its context "sign_in_failed": denied, declined, expired, failed.
Error signInFailure(std::string_view why, const std::string& what);
/// The authorisation code of a redirect's parameters. Error: as signInFailure.
Result<std::string> authorizationCode(const http::Parameters& parameters);

} // namespace botoscope::credentials
