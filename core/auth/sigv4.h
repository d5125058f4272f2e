#pragma once
#include "core/auth/canonical.h"
#include "core/auth/credentials.h"
#include "core/auth/signer.h"
#include "core/base/result.h"
#include "core/http/message.h"

namespace botoscope::auth {

/// What sets the members of the SigV4 family apart.
struct Sigv4Variant {
    bool query = false;      ///< signature in the URL (a presigned URL) instead of in headers
    bool s3 = false;         ///< S3's payload rules
    bool express = false;    ///< S3 Express: the session token travels under a name of its own
    bool asymmetric = false; ///< Version 4a: an ECDSA signature that holds for a set of regions
    PathRules path;
};

/// Signs with Signature Version 4 or 4a (where context.region is the region set: names, comma between, "*" for all; its
/// signatures differ each time). The artefacts hold what was signed, secrets included: for sign() and tests.
/// Error: NoRegion, InvalidArgument.
Result<SigningTrace> signV4(const Sigv4Variant& variant, http::Request& request, const Credentials& credentials,
                            const SigningContext& context);

} // namespace botoscope::auth
