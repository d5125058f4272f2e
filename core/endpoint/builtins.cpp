#include "core/endpoint/builtins.h"

#include "core/base/arn.h"
#include "core/base/encoding.h"
#include "core/http/message.h"

#include <algorithm>
#include <array>

namespace botoscope::endpoint {

namespace {

// Those that sts_regional_endpoints=legacy sends to sts.amazonaws.com; regions of later years are not among them.
constexpr std::array<std::string_view, 16> globalStsRegions = {
    "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "aws-global", "ca-central-1",
    "eu-central-1",   "eu-north-1", "eu-west-1",      "eu-west-2",      "eu-west-3",  "sa-east-1",
    "us-east-1",      "us-east-2",  "us-west-1",      "us-west-2"};

/// A setting as a truth value: Config gives bools, profiles give text.
bool isOn(const Value& s3, std::string_view key, bool standard)
{
    const Value* value = s3.find(key);
    if (!value || value->isNull()) {
        return standard;
    }
    return value->isString() ? equalsIgnoreCase(value->toString(), "true") : value->toBool();
}

bool forcesPathStyle(const BuiltinSettings& settings)
{
    if (isOn(settings.s3, "use_accelerate_endpoint", false)) {
        return false;
    }
    const std::string& style = settings.s3["addressing_style"].toString();
    const bool custom = !settings.customUrl.empty() && !isS3AccelerateUrl(settings.customUrl);
    return custom ? style != "virtual" : style == "path";
}

bool isHostLabel(std::string_view text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !text.empty() && text.size() <= 63 && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(), allowed);
}

} // namespace

bool usesGlobalS3(std::string_view region, const Value& s3)
{
    const Value* mode = s3.find("us_east_1_regional_endpoint");
    return (!mode || mode->toString() == "legacy") && (region.empty() || region == "us-east-1");
}

bool usesGlobalSts(std::string_view region, bool legacySts)
{
    return legacySts && std::find(globalStsRegions.begin(), globalStsRegions.end(), region) != globalStsRegions.end();
}

bool presignsGlobally(std::string_view partition, std::string_view region, const Value& s3)
{
    const bool regional = s3["us_east_1_regional_endpoint"].toString() == "regional" && region == "us-east-1";
    return partition == "aws" && !regional && !isOn(s3, "use_dualstack_endpoint", false) &&
           s3["addressing_style"].toString() != "virtual";
}

bool normalizeFipsRegion(std::string& region)
{
    const std::size_t size = region.size();
    for (const std::string_view mark : {"fips-", "-fips"}) {
        for (std::size_t at = region.find(mark); at != std::string::npos; at = region.find(mark, at)) {
            region.erase(at, mark.size());
        }
    }
    return region.size() != size;
}

bool isS3AccelerateUrl(std::string_view url)
{
    const auto parts = http::splitUrl(url);
    if (!parts || (parts->scheme != "https" && parts->scheme != "http")) {
        return false;
    }
    const std::string netloc = parts->authority();
    return netloc == "s3-accelerate.amazonaws.com" || netloc == "s3-accelerate.dualstack.amazonaws.com";
}

Map defaultBuiltins(const BuiltinSettings& settings)
{
    const bool custom = !settings.customUrl.empty();
    const bool legacy = settings.endpointPrefix == "s3" || settings.endpointPrefix == "sts" || settings.region.empty();
    const std::string& region = legacy ? settings.legacyRegion : settings.region;
    const auto textOrNull = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
    Map out;
    out.set("AWS::Region", textOrNull(region));
    out.set("AWS::UseFIPS", !custom && settings.fips);
    out.set("AWS::UseDualStack", !custom && settings.dualstack);
    out.set("AWS::STS::UseGlobalEndpoint", usesGlobalSts(region, settings.legacySts));
    out.set("AWS::S3::UseGlobalEndpoint", usesGlobalS3(region, settings.s3));
    out.set("AWS::S3::Accelerate", isOn(settings.s3, "use_accelerate_endpoint", false));
    out.set("AWS::S3::ForcePathStyle", forcesPathStyle(settings));
    out.set("AWS::S3::UseArnRegion", isOn(settings.s3, "use_arn_region", true));
    out.set("AWS::S3Control::UseArnRegion", isOn(settings.s3, "use_arn_region", false));
    out.set("AWS::S3::DisableMultiRegionAccessPoints",
            isOn(settings.s3, "s3_disable_multiregion_access_points", false));
    out.set("AWS::S3::DisableS3ExpressSessionAuth",
            settings.disableS3ExpressSessionAuth ? Value(*settings.disableS3ExpressSessionAuth) : Value());
    out.set("SDK::Endpoint", textOrNull(settings.customUrl));
    out.set("AWS::Auth::AccountIdEndpointMode", textOrNull(settings.accountIdEndpointMode));
    return out;
}

void adjustS3Builtins(Map& builtins, std::string_view operation, const Value& params, bool presignGlobally)
{
    const Value& bucket = params["Bucket"];
    const bool arn = bucket.isString() && isArn(bucket.toString());
    if (operation == "GetBucketLocation") {
        builtins.set("AWS::S3::ForcePathStyle", true); // its bucket's region is what the caller does not know
    } else if (arn) {
        builtins.set("AWS::S3::ForcePathStyle", false);
    }
    const Value* forced = builtins.find("AWS::S3::ForcePathStyle");
    const bool pathStyle = (forced && forced->toBool()) || (bucket.isString() && !isHostLabel(bucket.toString()));
    const bool express = bucket.toString().ends_with("--x-s3");
    if (presignGlobally && !pathStyle && !arn && !express) {
        builtins.set("AWS::Region", "aws-global");
        builtins.set("AWS::S3::UseGlobalEndpoint", true);
    }
}

} // namespace botoscope::endpoint
