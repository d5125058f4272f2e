#pragma once
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/task.h"

#include <string>

namespace botoscope::credentials {

/// What a code is asked for.
struct MfaRequest {
    std::string profile; ///< whose role is to be assumed
    std::string serial;  ///< the device: a hardware serial number or an ARN
    /// botocore's question, e.g. "Enter MFA code for arn:aws:iam::123456789012:mfa/me: ".
    std::string question() const { return "Enter MFA code for " + serial + ": "; }
};

/// Asks the person in front: on the terminal, in the window. Whoever asks waits; destroying the task takes the question
/// back.
class Prompter {
public:
    virtual ~Prompter() = default;
    /// The code as typed. Errors: Cancelled (the person declined), NotSupported (nobody can be asked).
    virtual Task<Result<SecretString>> mfaCode(MfaRequest request) = 0;
};

} // namespace botoscope::credentials
