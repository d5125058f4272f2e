#pragma once
#include "core/auth/credentials.h"
#include "core/auth/signer.h"
#include "core/base/result.h"
#include "core/http/message.h"

#include <string_view>

namespace botoscope::auth {

/// Fields of an HTML form that may upload to S3 until it expires (context.expiresSeconds after context.time): the given
/// ones, then those of the signature (botocore-behaviour.md §5.3). conditions is a list of what the policy demands
/// besides. signatureVersion: "s3v4-presign-post", "s3-presign-post" (HMAC-SHA1) or "v4-s3express-presign-post".
/// Error: UnknownSignatureVersion, NoRegion.
Result<http::Parameters> presignPost(std::string_view signatureVersion, http::Parameters fields, const List& conditions,
                                     const Credentials& credentials, const SigningContext& context);

} // namespace botoscope::auth
