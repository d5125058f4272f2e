#pragma once
#include "core/auth/credentials.h"
#include "core/base/result.h"
#include "core/base/secret_names.h"
#include "core/http/message.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::auth {

/// What a signature covers besides the request.
struct SigningContext {
    std::string region;                         ///< credential scope; of v4a the region set, e.g. "*"
    std::string service;                        ///< signing name
    Timestamp time;                             ///< now, UTC
    bool payloadSigning = true;                 ///< false: UNSIGNED-PAYLOAD over https where the rules allow it
    bool streamingInput = false;                ///< S3: leave a streamed body unsigned where its rules allow it
    std::optional<bool> s3PayloadSigningConfig; ///< s3.payload_signing_enabled
    int expiresSeconds = 3600;                  ///< query signing
    /// Flexible checksum chosen for the request (§4.9): the header that carries it, empty for none (S3 then looks for
    /// Content-MD5), or a trailer behind the body.
    std::string checksumHeader;
    bool checksumTrailer = false;
    SecretString bearerToken; ///< "bearer" only; empty for none
};

/// The intermediate artefacts, for the trace and for explaining a refused signature. No secret in them: where the
/// canonical request covers one, redactedText stands for it. Empty where a signature version has no such thing.
struct SigningTrace {
    std::string canonicalRequest;
    std::string stringToSign;
    std::string signature;
};

/// Signs a request in place. Pure: no clock, no I/O. signatureVersion: "v4", "s3v4", "v4-query", "s3v4-query", …
/// (§5.1). Body must be in its final form; headers that come later are not covered. Old signature headers are replaced.
/// A version that a client never configures is "none": the request stays as it is.
/// Error: UnknownSignatureVersion, NoCredentials (null credentials), NoRegion, NoAuthToken (bearer), InvalidArgument
/// (the request's URL is none).
Result<SigningTrace> sign(std::string_view signatureVersion, http::Request& request,
                          const std::optional<Credentials>& credentials, const SigningContext& context);

/// True if sign() knows the version.
bool isKnownSignatureVersion(std::string_view signatureVersion);

} // namespace botoscope::auth
