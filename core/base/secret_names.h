#pragma once
#include <algorithm>
#include <array>
#include <string_view>

namespace botoscope {

/// What stands for a secret wherever something is shown or stored.
inline constexpr std::string_view redactedText = "(redacted)";

// The wire names whose values are secrets, in lower case. Whoever shows headers or URLs asks here.

inline constexpr std::array<std::string_view, 6> secretHeaders = {
    "x-amz-security-token",
    "x-amz-s3session-token",
    "x-amz-server-side-encryption-customer-key",
    "x-amz-copy-source-server-side-encryption-customer-key",
    "x-amz-sso_bearer_token",
    "x-amzn-remapped-authorization"};

/// URL parameters that are session tokens (SigV4's, S3 Express's, version 2's).
inline constexpr std::array<std::string_view, 3> tokenParameters = {"x-amz-security-token", "x-amz-s3session-token",
                                                                    "securitytoken"};

/// URL parameters of presigned URLs (SigV4, SigV2, S3's and CloudFront's) that let their holder in or say who signed.
inline constexpr std::array<std::string_view, 5> signatureParameters = {"x-amz-signature", "x-amz-credential",
                                                                        "signature", "awsaccesskeyid", "key-pair-id"};

/// The name in lower case.
inline bool isSecretHeader(std::string_view name)
{
    return std::ranges::find(secretHeaders, name) != secretHeaders.end();
}

inline bool isTokenParameter(std::string_view name)
{
    return std::ranges::find(tokenParameters, name) != tokenParameters.end();
}

inline bool isSecretParameter(std::string_view name)
{
    return isTokenParameter(name) || std::ranges::find(signatureParameters, name) != signatureParameters.end();
}

} // namespace botoscope
