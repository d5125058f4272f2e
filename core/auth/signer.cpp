#include "core/auth/signer.h"

#include "core/auth/legacy.h"
#include "core/auth/redaction.h"
#include "core/auth/sigv4.h"

#include <array>

namespace botoscope::auth {

namespace {

using SignFunction = Result<SigningTrace> (*)(http::Request&, const Credentials&, const SigningContext&);

constexpr PathRules pathAsItIs{false, false};

template <bool query, bool s3, bool express, bool asymmetric = false>
Result<SigningTrace> signV4Family(http::Request& request, const Credentials& credentials, const SigningContext& context)
{
    constexpr Sigv4Variant variant{query, s3, express, asymmetric, s3 ? pathAsItIs : PathRules{}};
    return signV4(variant, request, credentials, context);
}

template <bool query>
Result<SigningTrace> signS3Family(http::Request& request, const Credentials& credentials, const SigningContext& context)
{
    return signS3(query, request, credentials, context);
}

struct Version {
    std::string_view name;
    SignFunction sign;
};

constexpr std::array<Version, 15> versions = {{
    {"v4", signV4Family<false, false, false>},
    {"v4-query", signV4Family<true, false, false>},
    {"s3v4", signV4Family<false, true, false>},
    {"s3v4-query", signV4Family<true, true, false>},
    {"v4-s3express", signV4Family<false, true, true>},
    {"v4-s3express-query", signV4Family<true, true, true>},
    {"v4a", signV4Family<false, false, false, true>},
    {"v4a-query", signV4Family<true, false, false, true>},
    {"s3v4a", signV4Family<false, true, false, true>},
    {"s3v4a-query", signV4Family<true, true, false, true>},
    {"s3", signS3Family<false>},
    {"s3-query", signS3Family<true>},
    {"v2", signV2},
    {"v3", signV3},
    {"v3https", signV3},
}};

const Version* findVersion(std::string_view name)
{
    for (const Version& version : versions) {
        if (version.name == name) {
            return &version;
        }
    }
    return nullptr;
}

Result<SigningTrace> signBearer(http::Request& request, const SigningContext& context)
{
    if (context.bearerToken.empty()) {
        return Error(ErrorCode::NoAuthToken, "The request needs a bearer token, and there is none");
    }
    request.headers.erase("Authorization");
    request.headers.add("Authorization", "Bearer " + context.bearerToken.reveal());
    return SigningTrace{};
}

} // namespace

bool isKnownSignatureVersion(std::string_view signatureVersion)
{
    return signatureVersion == "none" || signatureVersion == "bearer" || findVersion(signatureVersion);
}

Result<SigningTrace> sign(std::string_view signatureVersion, http::Request& request,
                          const std::optional<Credentials>& credentials, const SigningContext& context)
{
    if (signatureVersion == "none") {
        return SigningTrace{};
    }
    if (signatureVersion == "bearer") {
        return signBearer(request, context);
    }
    const Version* version = findVersion(signatureVersion);
    if (!version) {
        return Error(ErrorCode::UnknownSignatureVersion,
                     "Unknown signature version: '" + std::string(signatureVersion) + "'")
            .with("signature_version", std::string(signatureVersion));
    }
    if (!credentials) {
        return Error(ErrorCode::NoCredentials, "The request must be signed, and there are no credentials");
    }
    auto trace = version->sign(request, *credentials, context);
    if (trace) {
        redactSecrets(trace->canonicalRequest);
        redactSecrets(trace->stringToSign);
    }
    return trace;
}

} // namespace botoscope::auth
