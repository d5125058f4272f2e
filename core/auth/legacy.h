#pragma once
#include "core/auth/credentials.h"
#include "core/auth/signer.h"
#include "core/base/result.h"
#include "core/http/message.h"

namespace botoscope::auth {

// The signature versions before 4 (botocore-behaviour.md §5.3). Artefacts hold what was signed, secrets included.

/// Version 2: parameters of the form (or the URL, if there is no form), HMAC-SHA256. SimpleDB's.
Result<SigningTrace> signV2(http::Request& request, const Credentials& credentials, const SigningContext& context);
/// Version 3 (AWS3-HTTPS): the date alone.
Result<SigningTrace> signV3(http::Request& request, const Credentials& credentials, const SigningContext& context);
/// S3's HMAC-SHA1; with query the signature goes into the URL, with the time it expires.
Result<SigningTrace> signS3(bool query, http::Request& request, const Credentials& credentials,
                            const SigningContext& context);

} // namespace botoscope::auth
