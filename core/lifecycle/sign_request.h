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

/// The fields of an HTML form, and what the policy over it demands besides.
struct PostForm {
    http::Parameters fields;
    List conditions;
};

/// What sets a signature apart from the one a call gets for being sent.
struct SigningWish {
    std::string suffix; ///< of the signature version: "-query" for a presigned URL; empty: in headers
    std::string region; ///< instead of the endpoint's; empty: that
    std::string name;   ///< where the endpoint says none; empty: the client's
    int expiresSeconds = 3600;
    PostForm* form = nullptr; ///< with the suffix "-presign-post": gets the signature, instead of the request
};

/// Signs any request with a client's credentials, as signRequest does; events go by the context's operation.
Task<Result<void>> signRequestFor(CallContext& context, http::Request& request, SigningWish wish);

/// Lets a redactor hide these credentials from here on.
void teachSecrets(trace::Redactor& redactor, const auth::Credentials& credentials);

} // namespace botoscope::lifecycle
