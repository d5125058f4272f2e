#pragma once
#include "core/credentials/prompter.h"
#include "core/credentials/surroundings.h"

#include <memory>

namespace botoscope::credentials {

struct SignInParts {
    std::shared_ptr<const Surroundings> around; ///< with files and services
    SignInHost* host = nullptr;                 ///< outlives the sign-in

    SignInParts() = default;
};

inline constexpr std::int64_t browserLimitMicros = 10LL * 60 * 1'000'000;

/// Signs in and leaves the token where providers and the AWS CLI look for it. An sso-session is signed in to by
/// authorisation code with PKCE, a legacy start URL and the way Code by device code, as in the AWS CLI.
/// Errors: CredentialRetrieval (signInFailure), Cancelled, Io, and the calls'.
Task<Result<void>> signIn(SignInParts parts, SignInTarget target, SignInWay way, FetchLog& log);

/// A request to put before a Prompter. What signing in does is written down in log.
SignInRequest signInRequest(std::shared_ptr<const Surroundings> around, SignInTarget target, Error reason,
                            std::shared_ptr<FetchLog> log);

// The ways, for signIn and for tests.
Task<Result<void>> signInByDeviceCode(SignInParts parts, SignInTarget target, bool openBrowser, FetchLog& log);
Task<Result<void>> signInByBrowser(SignInParts parts, SignInTarget target, FetchLog& log);
Task<Result<void>> signInToConsole(SignInParts parts, SignInTarget target, SignInWay way, FetchLog& log);

} // namespace botoscope::credentials
