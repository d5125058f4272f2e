#include "core/trace/record.h"

#include <gtest/gtest.h>

namespace botoscope::trace {
namespace {

TEST(TraceRecord, PhaseFollowsFromTheEventsFirstChunk)
{
    EXPECT_EQ(phaseOfEvent("before-sign.s3.ListBuckets"), Phase::Sign);
    EXPECT_EQ(phaseOfEvent("before-send.s3.ListBuckets"), Phase::Wire);
    EXPECT_EQ(phaseOfEvent("needs-retry.s3.ListBuckets"), Phase::Retry);
    EXPECT_EQ(phaseOfEvent("after-call"), Phase::Parse);
    EXPECT_EQ(phaseOfEvent("something-new"), Phase::Prepare);
}

TEST(TraceRecord, PhasesHaveNames)
{
    EXPECT_EQ(phaseName(Phase::Prepare), "prepare");
    EXPECT_EQ(phaseName(Phase::Retry), "retry");
}

} // namespace
} // namespace botoscope::trace
