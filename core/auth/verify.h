#pragma once
#include "core/base/secret.h"
#include "core/base/value.h"
#include "core/http/headers.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::auth {

/// A request as a server received it, nothing decoded.
struct ReceivedRequest {
    std::string method;
    std::string target;    ///< path and query as in the request line
    http::Headers headers; ///< Host included
    std::string_view body; ///< as received, transfer coding removed
};

/// Which family of services answers: codes and words differ.
enum class RefusalStyle {
    Query,    ///< query, ec2: 403 InvalidClientTokenId
    Json,     ///< json, cbor: 400 UnrecognizedClientException
    RestJson, ///< rest-json: the same with 403
    S3,       ///< 403 InvalidAccessKeyId
};

struct VerifyOptions {
    Timestamp now;
    RefusalStyle style = RefusalStyle::Query;
    std::string service; ///< the scope must name it; empty: any
    std::string region;  ///< the scope must name it; empty: any
};

/// The secret of an access key id, nullopt if there is no such key.
using SecretLookup = std::function<std::optional<SecretString>(std::string_view accessKeyId)>;

/// Why a request was refused.
enum class Refusal {
    None,         ///< accepted
    MissingToken, ///< not signed
    Incomplete,   ///< parts missing or malformed
    UnknownKey,
    TimeSkewed,      ///< more than 15 minutes off, or a presigned URL's time is over
    WrongScope,      ///< the scope names another date, region or service
    PayloadMismatch, ///< the body is not what the hash in the headers says
    SignatureMismatch,
};

/// What verifying found. Code and message are worded as AWS words them.
struct Verification {
    Refusal refusal = Refusal::None;
    int status = 200;        ///< HTTP status to answer with
    std::string code;        ///< e.g. "SignatureDoesNotMatch"; empty if accepted
    std::string message;     ///< on a mismatch it holds the canonical request and string to sign, but for S3
    std::string accessKeyId; ///< as far as it could be read
    std::string region;
    std::string service;
    std::string canonicalRequest; ///< ours, session tokens redacted; empty if it did not come that far
    std::string stringToSign;
    bool accepted() const { return refusal == Refusal::None; }
};

/// Checks a SigV4 signature in the Authorization header or in the URL: the canonical request is made anew from what was
/// received, with the signer's own list of headers and its scope. Payloads may be hashed, UNSIGNED-PAYLOAD or one of
/// the STREAMING- forms (whose chunks are not checked). Takes at most 15 minutes of difference to now.
Verification verifySignature(const ReceivedRequest& request, const SecretLookup& secretOf,
                             const VerifyOptions& options);

} // namespace botoscope::auth
