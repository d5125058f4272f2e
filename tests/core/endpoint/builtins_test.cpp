#include "core/endpoint/builtins.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint {

namespace {
Value builtin(const BuiltinSettings& settings, std::string_view name)
{
    const Map all = defaultBuiltins(settings);
    const Value* value = all.find(name);
    return value ? *value : Value("absent");
}

BuiltinSettings s3Settings(const std::string& customUrl = "", Value s3 = Value())
{
    BuiltinSettings settings;
    settings.endpointPrefix = "s3";
    settings.region = "eu-west-1";
    settings.legacyRegion = "eu-west-1";
    settings.customUrl = customUrl;
    settings.s3 = std::move(s3);
    return settings;
}
} // namespace

TEST(Builtins, TheRegionIsTheClientsOrTheLegacyDatas)
{
    BuiltinSettings settings;
    settings.endpointPrefix = "iam";
    settings.region = "eu-west-1";
    settings.legacyRegion = "aws-global";
    EXPECT_EQ(builtin(settings, "AWS::Region"), Value("eu-west-1"));
    settings.endpointPrefix = "sts";
    EXPECT_EQ(builtin(settings, "AWS::Region"), Value("aws-global"));
    settings.endpointPrefix = "iam";
    settings.region.clear();
    EXPECT_EQ(builtin(settings, "AWS::Region"), Value("aws-global"));
    settings.legacyRegion.clear();
    EXPECT_TRUE(builtin(settings, "AWS::Region").isNull());
}

TEST(Builtins, ACustomUrlTurnsVariantsOff)
{
    BuiltinSettings settings;
    settings.fips = settings.dualstack = true;
    EXPECT_EQ(builtin(settings, "AWS::UseFIPS"), Value(true));
    EXPECT_TRUE(builtin(settings, "SDK::Endpoint").isNull());
    settings.customUrl = "http://h";
    EXPECT_EQ(builtin(settings, "AWS::UseFIPS"), Value(false));
    EXPECT_EQ(builtin(settings, "AWS::UseDualStack"), Value(false));
    EXPECT_EQ(builtin(settings, "SDK::Endpoint"), Value("http://h"));
}

TEST(Builtins, PathStyleFollowsUrlAndSettings)
{
    const auto forced = [](const std::string& url, Value s3) {
        return builtin(s3Settings(url, std::move(s3)), "AWS::S3::ForcePathStyle").toBool();
    };
    const Value path = Value::object({{"addressing_style", "path"}});
    const Value virtualStyle = Value::object({{"addressing_style", "virtual"}});
    const Value accelerate = Value::object({{"addressing_style", "path"}, {"use_accelerate_endpoint", true}});
    EXPECT_FALSE(forced("", Value()));
    EXPECT_TRUE(forced("", path));
    EXPECT_TRUE(forced("http://localhost", Value()));
    EXPECT_FALSE(forced("http://localhost", virtualStyle));
    EXPECT_FALSE(forced("http://localhost", accelerate));
    EXPECT_FALSE(forced("https://s3-accelerate.amazonaws.com", Value()));
}

TEST(Builtins, GlobalEndpointsOfS3AndSts)
{
    EXPECT_TRUE(usesGlobalS3("us-east-1", Value()));
    EXPECT_TRUE(usesGlobalS3("", Value()));
    EXPECT_FALSE(usesGlobalS3("eu-west-1", Value()));
    EXPECT_FALSE(usesGlobalS3("us-east-1", Value::object({{"us_east_1_regional_endpoint", "regional"}})));
    BuiltinSettings settings;
    settings.endpointPrefix = "sts";
    settings.legacyRegion = "eu-west-1";
    EXPECT_EQ(builtin(settings, "AWS::STS::UseGlobalEndpoint"), Value(false));
    settings.legacySts = true;
    EXPECT_EQ(builtin(settings, "AWS::STS::UseGlobalEndpoint"), Value(true));
    settings.legacyRegion = "eu-south-1";
    EXPECT_EQ(builtin(settings, "AWS::STS::UseGlobalEndpoint"), Value(false));
}

TEST(Builtins, S3SettingsMayBeTextOrBool)
{
    const BuiltinSettings off = s3Settings("", Value::object({{"use_arn_region", "False"}}));
    EXPECT_EQ(builtin(off, "AWS::S3::UseArnRegion"), Value(false));
    const BuiltinSettings on = s3Settings("", Value::object({{"use_arn_region", "TRUE"}}));
    EXPECT_EQ(builtin(on, "AWS::S3Control::UseArnRegion"), Value(true));
    EXPECT_EQ(builtin(s3Settings(), "AWS::S3::UseArnRegion"), Value(true));
    EXPECT_EQ(builtin(s3Settings(), "AWS::S3Control::UseArnRegion"), Value(false));
    EXPECT_TRUE(builtin(s3Settings(), "AWS::S3::DisableS3ExpressSessionAuth").isNull());
}

TEST(Builtins, AccelerateUrlsAreKnown)
{
    EXPECT_TRUE(isS3AccelerateUrl("https://s3-accelerate.amazonaws.com"));
    EXPECT_TRUE(isS3AccelerateUrl("http://s3-accelerate.dualstack.amazonaws.com/x"));
    for (const char* url :
         {"", "h", "https://b.s3-accelerate.amazonaws.com", "https://s3-accelerate.other.amazonaws.com",
          "ftp://s3-accelerate.amazonaws.com", "https://s3-accelerate.example.com"}) {
        EXPECT_FALSE(isS3AccelerateUrl(url)) << url;
    }
}

TEST(Builtins, FipsPseudoRegionsAreNormalized)
{
    for (const char* text : {"fips-us-gov-west-1", "us-gov-west-1-fips", "us-gov-west-1"}) {
        std::string region = text;
        const bool marked = normalizeFipsRegion(region);
        EXPECT_EQ(region, "us-gov-west-1");
        EXPECT_EQ(marked, region != text) << text;
    }
}

TEST(Builtins, OldRegionsAloneReachTheGlobalSts)
{
    EXPECT_TRUE(usesGlobalSts("eu-west-1", true));
    EXPECT_FALSE(usesGlobalSts("eu-west-1", false));
    EXPECT_FALSE(usesGlobalSts("ap-east-1", true));
}

TEST(Builtins, PresigningIsGlobalInTheAwsPartitionOnly)
{
    EXPECT_TRUE(presignsGlobally("aws", "eu-west-1", Value()));
    EXPECT_FALSE(presignsGlobally("aws-cn", "cn-north-1", Value()));
    EXPECT_FALSE(presignsGlobally("aws", "eu-west-1", Value::object({{"addressing_style", "virtual"}})));
    EXPECT_FALSE(presignsGlobally("aws", "eu-west-1", Value::object({{"use_dualstack_endpoint", true}})));
    const Value regional = Value::object({{"us_east_1_regional_endpoint", "regional"}});
    EXPECT_FALSE(presignsGlobally("aws", "us-east-1", regional));
    EXPECT_TRUE(presignsGlobally("aws", "eu-west-1", regional));
}

TEST(AdjustS3Builtins, BucketsDecideTheStyle)
{
    const auto forced = [](const char* operation, const char* bucket, bool before) {
        Map builtins;
        builtins.set("AWS::S3::ForcePathStyle", before);
        adjustS3Builtins(builtins, operation, Value::object({{"Bucket", bucket}}), false);
        return builtins.find("AWS::S3::ForcePathStyle")->toBool();
    };
    EXPECT_TRUE(forced("GetBucketLocation", "b", false));
    EXPECT_FALSE(forced("GetObject", "arn:aws:s3:us-east-1:123:accesspoint/x", true));
    EXPECT_TRUE(forced("GetObject", "b", true));
    EXPECT_FALSE(forced("GetObject", "b", false));
}

TEST(AdjustS3Builtins, PresigningGoesToTheGlobalEndpointWhereTheBucketAllows)
{
    const auto region = [](const Value& params, bool presign) {
        Map builtins;
        builtins.set("AWS::Region", "eu-west-1");
        builtins.set("AWS::S3::ForcePathStyle", false);
        adjustS3Builtins(builtins, "GetObject", params, presign);
        return builtins.find("AWS::Region")->toString();
    };
    EXPECT_EQ(region(Value::object({{"Bucket", "bucket"}}), true), "aws-global");
    EXPECT_EQ(region(Value::object({}), true), "aws-global");
    EXPECT_EQ(region(Value::object({{"Bucket", "bucket"}}), false), "eu-west-1");
    EXPECT_EQ(region(Value::object({{"Bucket", "dotted.bucket"}}), true), "eu-west-1");
    EXPECT_EQ(region(Value::object({{"Bucket", "b--x-s3"}}), true), "eu-west-1");
    EXPECT_EQ(region(Value::object({{"Bucket", "arn:aws:s3:us-east-1:123:accesspoint/x"}}), true), "eu-west-1");
}

} // namespace botoscope::endpoint
