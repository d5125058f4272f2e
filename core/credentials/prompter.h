#pragma once
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/task.h"
#include "core/credentials/sign_in_host.h"
#include "core/credentials/sign_in_target.h"

#include <functional>
#include <string>

namespace botoscope::credentials {

/// What a code is asked for.
struct MfaRequest {
    std::string profile; ///< whose role is to be assumed
    std::string serial;  ///< the device: a hardware serial number or an ARN
    /// botocore's question, e.g. "Enter MFA code for arn:aws:iam::123456789012:mfa/me: ".
    std::string question() const { return "Enter MFA code for " + serial + ": "; }
};

enum class SignInWay {
    Browser, ///< on this machine, which is sent back here
    Code     ///< on any device, with a code
};

/// What a sign-in is offered for.
struct SignInRequest {
    SignInTarget target;
    Error reason; ///< what the provider said without it
    /// Signs in; the host and what it shows outlive the task.
    std::function<Task<Result<void>>(SignInHost& host, SignInWay way)> begin;

    SignInRequest() = default;
};

/// Asks the person in front: on the terminal, in the window. Whoever asks waits; destroying the task takes the question
/// back.
class Prompter {
public:
    virtual ~Prompter() = default;
    /// The code as typed. Errors: Cancelled (the person declined), NotSupported (nobody can be asked).
    virtual Task<Result<SecretString>> mfaCode(MfaRequest request) = 0;
    /// Offers to sign in and comes back when that is done. Errors: CredentialRetrieval (the person declined),
    /// NotSupported (nobody can be asked).
    virtual Task<Result<void>> signIn(SignInRequest)
    {
        co_return Result<void>(Error(ErrorCode::NotSupported, "Nobody can be asked to sign in."));
    }
};

} // namespace botoscope::credentials
