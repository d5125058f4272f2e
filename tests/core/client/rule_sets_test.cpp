#include "core/client/rule_sets.h"

#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

RuleSets bundled()
{
    return RuleSets(std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {}));
}

TEST(RuleSets, CompileEachOnce)
{
    RuleSets sets = bundled();
    const auto first = sets.get("sqs", "");
    ASSERT_TRUE(first.ok()) << first.error().message;
    EXPECT_EQ(*sets.get("sqs", ""), *first);
    EXPECT_TRUE((*first)->usesBuiltIn("AWS::Region"));
}

TEST(RuleSets, SayWhenThereIsNone)
{
    const auto none = bundled().get("no-such-service", "");
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::UnknownService);
}

} // namespace
} // namespace botoscope::client
