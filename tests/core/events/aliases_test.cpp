#include "core/events/aliases.h"

#include <gtest/gtest.h>

namespace botoscope::events {
namespace {

TEST(Aliases, ReplaceAnEndpointPrefixByTheServiceId)
{
    EXPECT_EQ(applyAliases("before-call.monitoring.PutMetricData"), "before-call.cloudwatch.PutMetricData");
}

TEST(Aliases, ReplaceARunOfChunks)
{
    EXPECT_EQ(applyAliases("before-call.runtime.lex.PostText"), "before-call.lex-runtime-service.PostText");
}

TEST(Aliases, ApplyOnlyTheFirstThatFits)
{
    EXPECT_EQ(applyAliases("before-call.logs.events"), "before-call.logs.eventbridge");
}

TEST(Aliases, LeaveOtherNamesAlone)
{
    EXPECT_EQ(applyAliases("before-call.s3.ListBuckets"), "before-call.s3.ListBuckets");
    EXPECT_EQ(applyAliases(""), "");
    EXPECT_EQ(applyAliases("monitoringx.y"), "monitoringx.y");
}

} // namespace
} // namespace botoscope::events
