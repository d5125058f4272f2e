#pragma once
#include "core/base/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::endpoint {

/// A client's settings as far as the built-in parameters of rule sets depend on them.
struct BuiltinSettings {
    std::string endpointPrefix;
    std::string region;       ///< the client's own; empty for none
    std::string legacyRegion; ///< Endpoint::regionName of LegacyEndpointSource: counts for s3, sts and without a region
    std::string customUrl;    ///< empty for none
    bool fips = false;
    bool dualstack = false;
    bool legacySts = false; ///< sts_regional_endpoints = legacy
    Value s3;               ///< the s3 section merged with Config.s3: use_accelerate_endpoint, addressing_style, …
    std::optional<bool> disableS3ExpressSessionAuth;
    std::string accountIdEndpointMode; ///< empty: not passed
};

/// The values of built-ins by their names (botocore-behaviour.md §6.3, §6.5), what before-endpoint-resolution starts
/// with. AWS::Auth::AccountId is not among them: it needs credentials.
Map defaultBuiltins(const BuiltinSettings& settings);

/// Whether S3 goes to its global endpoint although the region is us-east-1 or none: unless
/// us_east_1_regional_endpoint says otherwise.
bool usesGlobalS3(std::string_view region, const Value& s3);

/// Whether STS goes to sts.amazonaws.com from that region: sts_regional_endpoints is "legacy", and the region is one of
/// those that setting has ever been about.
bool usesGlobalSts(std::string_view region, bool legacySts);

/// Whether presigned S3 URLs name the global endpoint where the bucket allows it: in partition aws unless dual-stack,
/// virtual addressing or the regional us-east-1 endpoint was asked for.
bool presignsGlobally(std::string_view partition, std::string_view region, const Value& s3);

/// Takes the mark of FIPS pseudo regions ("fips-us-gov-west-1", "us-west-2-fips") off a region. True if there was one:
/// the client then uses FIPS endpoints.
bool normalizeFipsRegion(std::string& region);

/// What an S3 call changes of them: buckets whose names are ARNs or no host labels, GetBucketLocation, presigning with
/// the global endpoint.
void adjustS3Builtins(Map& builtins, std::string_view operation, const Value& params, bool presignGlobally);

/// Whether a URL is S3's own accelerate endpoint, without a bucket in the host.
bool isS3AccelerateUrl(std::string_view url);

} // namespace botoscope::endpoint
