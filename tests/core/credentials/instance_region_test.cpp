#include "core/credentials/instance_region.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

struct Stage : Desk {
    std::shared_ptr<InstanceRegion> region;

    explicit Stage(config::Environment environment = {})
        : region(std::make_shared<InstanceRegion>(around("", std::move(environment))))
    {
    }
    std::optional<std::string> get()
    {
        FetchLog log(false, clock);
        auto task = region->get(log);
        EXPECT_TRUE(task.done());
        return task.take();
    }
};

TEST(InstanceRegion, IsTheZoneWithoutItsLetterAndAskedForOnce)
{
    Stage stage;
    stage.transport.answer(200, "tok");
    stage.transport.answer(200, "eu-west-3b");
    EXPECT_EQ(stage.get(), "eu-west-3");
    EXPECT_EQ(stage.get(), "eu-west-3");
    ASSERT_EQ(stage.transport.requests.size(), 2U);
    EXPECT_EQ(stage.transport.requests[1].url, "http://169.254.169.254/latest/meta-data/placement/availability-zone/");
}

TEST(InstanceRegion, NobodyThereIsNoRegionAndTheNextAsksAgain)
{
    Stage stage;
    for (int i = 0; i < 2; ++i) {
        stage.transport.fail(ErrorCode::ConnectTimeout, "timeout");
        stage.transport.fail(ErrorCode::ConnectTimeout, "timeout");
        EXPECT_EQ(stage.get(), std::nullopt);
    }
    EXPECT_EQ(stage.transport.requests.size(), 4U);
}

TEST(InstanceRegion, IsNotAskedForWhereTheServiceIsSwitchedOff)
{
    Stage stage({{"AWS_EC2_METADATA_DISABLED", "true"}});
    EXPECT_EQ(stage.get(), std::nullopt);
    EXPECT_TRUE(stage.transport.requests.empty());
}

} // namespace
} // namespace botoscope::credentials
