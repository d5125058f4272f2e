#include "core/auth/refusal.h"

#include "core/base/time_format.h"

#include <array>

namespace botoscope::auth {

namespace {

constexpr std::int64_t skewMicros = 15LL * 60 * 1'000'000;

constexpr std::string_view malformed = "AuthorizationHeaderMalformed";

struct Words {
    Refusal refusal;
    std::string_view query, json, s3;
    int queryStatus, s3Status;
};

constexpr std::array<Words, 7> words = {{
    {Refusal::MissingToken, "MissingAuthenticationToken", "MissingAuthenticationTokenException", "AccessDenied", 403,
     403},
    {Refusal::Incomplete, "IncompleteSignature", "IncompleteSignatureException", malformed, 400, 400},
    {Refusal::UnknownKey, "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", 403, 403},
    {Refusal::TimeSkewed, "SignatureDoesNotMatch", "InvalidSignatureException", "RequestTimeTooSkewed", 403, 403},
    {Refusal::WrongScope, "SignatureDoesNotMatch", "InvalidSignatureException", malformed, 403, 400},
    {Refusal::PayloadMismatch, "SignatureDoesNotMatch", "InvalidSignatureException", "XAmzContentSHA256Mismatch", 403,
     400},
    {Refusal::SignatureMismatch, "SignatureDoesNotMatch", "InvalidSignatureException", "SignatureDoesNotMatch", 403,
     403},
}};

constexpr std::string_view s3Skewed = "The difference between the request time and the current time is too large.";

} // namespace

void refuse(Verification& result, Refusal refusal, RefusalStyle style, std::string message)
{
    for (const Words& row : words) {
        if (row.refusal == refusal) {
            const bool json = style == RefusalStyle::Json || style == RefusalStyle::RestJson;
            result.code = style == RefusalStyle::S3 ? row.s3 : json ? row.json : row.query;
            result.status = style == RefusalStyle::S3      ? row.s3Status
                            : style == RefusalStyle::Json  ? 400
                            : style == RefusalStyle::Query ? row.queryStatus
                                                           : 403;
        }
    }
    result.refusal = refusal;
    result.message =
        result.code == malformed ? "The authorization header is malformed; " + message : std::move(message);
}

std::string missingTokenMessage(RefusalStyle style)
{
    switch (style) {
    case RefusalStyle::S3:
        return "Access Denied";
    case RefusalStyle::RestJson:
        return "Missing Authentication Token";
    default:
        return "Request is missing Authentication Token";
    }
}

std::string unknownKeyMessage(RefusalStyle style)
{
    return style == RefusalStyle::S3 ? "The AWS Access Key Id you provided does not exist in our records."
                                     : "The security token included in the request is invalid.";
}

std::string mismatchMessage(RefusalStyle style, const std::string& canonicalRequest, const std::string& stringToSign)
{
    const std::string start = "The request signature we calculated does not match the signature you provided. ";
    if (style == RefusalStyle::S3) {
        return start + "Check your key and signing method.";
    }
    return start +
           "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n"
           "The Canonical String for this request should have been\n'" +
           canonicalRequest + "'\n\nThe String-to-Sign should have been\n'" + stringToSign + "'\n";
}

std::string expiredMessage(RefusalStyle style, Timestamp signedAt, Timestamp now)
{
    if (style == RefusalStyle::S3) {
        return std::string(s3Skewed);
    }
    return "Signature expired: " + formatSigV4(signedAt) + " is now earlier than " +
           formatSigV4({now.micros - skewMicros}) + " (" + formatSigV4(now) + " - 15 min.)";
}

std::string notYetCurrentMessage(RefusalStyle style, Timestamp signedAt, Timestamp now)
{
    if (style == RefusalStyle::S3) {
        return std::string(s3Skewed);
    }
    return "Signature not yet current: " + formatSigV4(signedAt) + " is still later than " +
           formatSigV4({now.micros + skewMicros}) + " (" + formatSigV4(now) + " + 15 min.)";
}

} // namespace botoscope::auth
