#pragma once
#include "core/base/result.h"
#include "core/endpoint/endpoint.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::endpoint {

/// What a client wants of the schemes an endpoint offers.
struct AuthWishes {
    std::string requested;  ///< signature version set by the user, e.g. "s3v4"; "none": unsigned; empty: not set
    std::string preference; ///< auth_scheme_preference, e.g. "sigv4a,sigv4", blanks removed; empty: not set
    /// Signature versions this build can sign with (auth::isKnownSignatureVersion). Empty: all.
    std::function<bool(std::string_view)> isKnown;
};

/// The scheme to sign with. region and signingName are empty where the scheme does not say.
struct AuthChoice {
    std::string signatureVersion; ///< e.g. "v4", "none"; empty: none fits the request, the client's default stays
    std::string region;
    std::string signingName;
};

/// Chooses among an endpoint's schemes (botocore-behaviour.md §5.2): the requested version's family, else by
/// preference, else the first that can be done. Error: UnknownSignatureVersion when none of them can.
Result<AuthChoice> chooseAuthScheme(const std::vector<AuthScheme>& schemes, const AuthWishes& wishes);

/// The signature version of a model's "auth" (names like "aws.auth#sigv4"; "smithy.api#noAuth" gives "none"): the first
/// that can be done, those of a preference first. Error: UnknownSignatureVersion.
Result<std::string> chooseAuthTrait(const std::vector<std::string>& traits, const AuthWishes& wishes);

/// The property authSchemes of a rule set's endpoint.
std::vector<AuthScheme> readAuthSchemes(const Value& properties);

} // namespace botoscope::endpoint
