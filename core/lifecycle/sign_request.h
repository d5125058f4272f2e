#pragma once
#include "core/base/task.h"
#include "core/lifecycle/payloads.h"

namespace botoscope::trace {
class Redactor;
}

namespace botoscope::lifecycle {

/// Signature version that means "send it as it is".
inline constexpr std::string_view unsignedVersion = "unsigned";

/// The handler every client registers for request-created.<service>: chooses the signer, asks for credentials only if
/// it needs them, lets handlers of before-sign have their say and signs (botocore's RequestSigner, §5.2). Errors:
/// NoCredentials, NoRegion, UnknownSignatureVersion, and the credential provider's.
Task<Result<void>> signRequest(RequestCreated& created);

/// Lets a redactor hide these credentials from here on.
void teachSecrets(trace::Redactor& redactor, const auth::Credentials& credentials);

} // namespace botoscope::lifecycle
