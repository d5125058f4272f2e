#pragma once
#include "core/client/client.h"
#include "core/endpoint/legacy_resolver.h"

#include <memory>
#include <string>

namespace botoscope::client {

/// What a presigned URL may be asked for besides its parameters.
struct PresignOptions {
    int expiresSeconds = 3600;
    std::string httpMethod;      ///< instead of the operation's; empty: that
    lifecycle::CallOptions call; ///< for the trace
};

/// A URL that does what a method does, for whoever has it, until it expires (botocore's generate_presigned_url, §9.4).
/// Nothing is sent. Errors: UnknownOperation, ParamValidation, and those of endpoints, credentials and signing.
Task<Result<std::string>> presignUrl(Client& client, std::string method, Value params, PresignOptions options = {});

/// What a form for uploads says.
struct PresignPostOptions {
    http::Parameters fields; ///< prefilled ones; each needs a condition too
    List conditions; ///< besides those of bucket and key: maps {name: value} and lists [operator, "$name", value]
    int expiresSeconds = 3600;
    lifecycle::CallOptions call; ///< for the trace
};

struct PresignedPost {
    std::string url;
    http::Parameters fields;
};

/// A form that uploads one object to S3 (botocore's generate_presigned_post). A key that ends with "${filename}" takes
/// the name of the uploaded file.
Task<Result<PresignedPost>> presignPost(Client& client, std::string bucket, std::string key,
                                        PresignPostOptions options = {});

/// Presigned S3 requests use the old signature in regions that still take it, unless the user chose a version (§9.4).
void registerS3PresignDefault(events::Emitter& emitter, std::shared_ptr<const endpoint::LegacyResolver> endpoints);

} // namespace botoscope::client
