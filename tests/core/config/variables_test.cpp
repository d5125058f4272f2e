#include "core/config/variables.h"

#include <gtest/gtest.h>
#include <set>

namespace botoscope::config {
namespace {

TEST(Variables, AreBotocores37AndItsBlocks)
{
    EXPECT_EQ(variables().size(), 37U);
    EXPECT_EQ(s3Variables().size(), 7U);
    EXPECT_EQ(proxyVariables().size(), 3U);
    std::set<std::string_view> names;
    for (const Variable& variable : variables()) {
        names.insert(variable.name);
        EXPECT_FALSE(variable.profileKeys.empty() && variable.environment.empty()) << variable.name;
    }
    EXPECT_EQ(names.size(), variables().size());
}

TEST(Variables, KnowWhereToLook)
{
    const Variable* profile = findVariable(variables(), "profile");
    ASSERT_NE(profile, nullptr);
    EXPECT_EQ(profile->environment, (std::vector<std::string_view>{"AWS_DEFAULT_PROFILE", "AWS_PROFILE"}));
    const Variable* region = findVariable(variables(), "region");
    ASSERT_NE(region, nullptr);
    EXPECT_EQ(region->environment, (std::vector<std::string_view>{"AWS_DEFAULT_REGION"}));
    const Variable* arn = findVariable(s3Variables(), "use_arn_region");
    ASSERT_NE(arn, nullptr);
    ASSERT_EQ(arn->profileKeys.size(), 2U);
    EXPECT_EQ(arn->profileKeys[0].key, "s3_use_arn_region");
    EXPECT_EQ(arn->profileKeys[1].block, "s3");
    EXPECT_EQ(findVariable(variables(), "nope"), nullptr);
}

} // namespace
} // namespace botoscope::config
