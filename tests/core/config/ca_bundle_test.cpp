#include "core/config/ca_bundle.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

Result<ResolvedValue> found(Environment environment, const std::string& text = {})
{
    auto profiles = ProfileStore::parse({{"/c", "[default]\n" + text, {}}, {}});
    return caBundle(Settings(std::move(environment), std::move(*profiles)));
}

TEST(CaBundle, TheProgramsOwnSettingsComeBeforeThoseOfRequests)
{
    const Environment both{{"AWS_CA_BUNDLE", "/aws.pem"}, {"REQUESTS_CA_BUNDLE", "/requests.pem"}};
    EXPECT_EQ(found(both)->value, Value("/aws.pem"));
    const Environment requests{{"REQUESTS_CA_BUNDLE", "/requests.pem"}};
    EXPECT_EQ(found(requests, "ca_bundle = /profile.pem\n")->value, Value("/profile.pem"));
    EXPECT_EQ(found(requests)->value, Value("/requests.pem"));
    EXPECT_EQ(found(requests)->source.text(), "environment variable REQUESTS_CA_BUNDLE");
}

TEST(CaBundle, AnEmptyTextIsNoneAndNeverSwitchesChecksOff)
{
    EXPECT_TRUE(found({})->value.isNull());
    EXPECT_TRUE(found({{"REQUESTS_CA_BUNDLE", ""}})->value.isNull());
    EXPECT_EQ(found({{"AWS_CA_BUNDLE", ""}, {"REQUESTS_CA_BUNDLE", "/r.pem"}})->value, Value("/r.pem"));
}

} // namespace
} // namespace botoscope::config
