#include "core/simulator/faults.h"

#include <gtest/gtest.h>

namespace botoscope::simulator {
namespace {

TEST(Faults, StrikeInOrderThenStop)
{
    auto plan = FaultPlan::parse("error=503x2,reset=1,delay=20");
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan->next().status, 503);
    EXPECT_EQ(plan->next().kind, FaultKind::Error);
    const Fault third = plan->next();
    EXPECT_EQ(third.kind, FaultKind::Reset);
    EXPECT_EQ(third.delayMillis, 20);
    EXPECT_EQ(plan->next().kind, FaultKind::None);
}

TEST(Faults, NothingIsAskedForByDefault)
{
    auto plan = FaultPlan::parse("");
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan->next().kind, FaultKind::None);
}

TEST(Faults, NameWhatTheyDoNotKnow)
{
    for (const char* spec : {"explode=1", "error=", "delay=x", "error=503xx", "=1"}) {
        const auto plan = FaultPlan::parse(spec);
        ASSERT_FALSE(plan.ok()) << spec;
        EXPECT_EQ(plan.error().code, ErrorCode::InvalidArgument);
    }
}

} // namespace
} // namespace botoscope::simulator
