#include "core/endpoint/auth_scheme.h"

#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint {

namespace {
const std::vector<AuthScheme> offered = {{"sigv4a", "*", "s3"}, {"sigv4", "us-east-1", "s3"}};

AuthWishes wishes(const std::string& requested, const std::string& preference = "")
{
    return {requested, preference, [](std::string_view version) { return version == "v4" || version == "bearer"; }};
}

std::string version(const std::vector<AuthScheme>& schemes, const AuthWishes& wanted)
{
    const auto choice = chooseAuthScheme(schemes, wanted);
    return choice ? choice->signatureVersion : std::string(errorCodeName(choice.error().code));
}
} // namespace

TEST(AuthScheme, TakesTheFirstThatCanBeDone)
{
    const auto choice = chooseAuthScheme(offered, wishes(""));
    ASSERT_TRUE(choice);
    EXPECT_EQ(choice->signatureVersion, "v4");
    EXPECT_EQ(choice->region, "us-east-1");
    EXPECT_EQ(choice->signingName, "s3");
    EXPECT_EQ(version(offered, {}), "v4a");
    EXPECT_EQ(version({{"sigv9", "", ""}}, wishes("")), "UnknownSignatureVersion");
}

TEST(AuthScheme, ARequestedVersionPicksItsFamilyAndKeepsItsName)
{
    EXPECT_EQ(version(offered, wishes("s3v4-query")), "s3v4-query");
    EXPECT_EQ(version(offered, wishes("v4")), "v4");
    EXPECT_EQ(version(offered, wishes("s3v4a")), "s3v4a");
    EXPECT_EQ(version(offered, wishes("s3")), "");
    EXPECT_EQ(version(offered, wishes("v2")), "");
    EXPECT_EQ(version(offered, wishes("none")), "none");
}

TEST(AuthScheme, PreferencesComeBeforeTheEndpointsOrder)
{
    const std::vector<AuthScheme> both = {{"sigv4", "", ""}, {"httpBearerAuth", "", ""}};
    EXPECT_EQ(version(both, wishes("", "httpBearerAuth,sigv4")), "bearer");
    EXPECT_EQ(version(both, wishes("", "sigv4a")), "v4");
    EXPECT_EQ(version(both, wishes("", "nonsense")), "v4");
    EXPECT_EQ(version({{"sigv4a", "", ""}}, wishes("", "sigv4")), "UnknownSignatureVersion");
    EXPECT_EQ(version({{"sigv4", "", ""}, {"smithy.api#noAuth", "", ""}}, wishes("", "noAuth")), "none");
}

TEST(AuthScheme, ReadsTheProperty)
{
    const auto schemes = readAuthSchemes(parseJson(R"({"authSchemes": [
        {"name": "sigv4", "signingRegion": "r", "signingName": "n"},
        {"name": "sigv4a", "signingRegionSet": ["a", "b"]}, 7]})")
                                             .value());
    ASSERT_EQ(schemes.size(), 3U);
    EXPECT_EQ(schemes[0].signingRegion, "r");
    EXPECT_EQ(schemes[1].signingRegion, "a,b");
    EXPECT_EQ(schemes[2].name, "");
    EXPECT_TRUE(readAuthSchemes(Value()).empty());
}

TEST(ChooseAuthTrait, TakesTheFirstThatCanBeDone)
{
    AuthWishes able;
    able.isKnown = [](std::string_view version) { return version != "v4a"; };
    EXPECT_EQ(*chooseAuthTrait({"aws.auth#sigv4a", "aws.auth#sigv4"}, able), "v4");
    EXPECT_EQ(*chooseAuthTrait({"smithy.api#noAuth"}, able), "none");
    EXPECT_EQ(*chooseAuthTrait({"smithy.api#httpBearerAuth", "aws.auth#sigv4"}, able), "bearer");
    EXPECT_EQ(chooseAuthTrait({"aws.auth#sigv4a"}, able).error().code, ErrorCode::UnknownSignatureVersion);
}

TEST(ChooseAuthTrait, APreferenceGoesFirstWhereItIsOffered)
{
    AuthWishes preferring;
    preferring.preference = "sigv4a,sigv4";
    EXPECT_EQ(*chooseAuthTrait({"aws.auth#sigv4", "aws.auth#sigv4a"}, preferring), "v4a");
    EXPECT_EQ(*chooseAuthTrait({"smithy.api#httpBearerAuth"}, preferring), "bearer");
}

} // namespace botoscope::endpoint
