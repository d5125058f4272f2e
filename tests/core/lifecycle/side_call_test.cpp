#include "core/lifecycle/side_call.h"

#include "core/lifecycle/async_handler.h"
#include "core/lifecycle/payloads.h"
#include "tests/core/lifecycle/traced_world.h"

namespace botoscope::lifecycle {
namespace {

using test::TracedWorld;

constexpr const char* identity = "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>";

Task<Result<void>> callOnTheSide(BeforeCall& payload)
{
    const model::OperationModel* other = payload.model.service->operation("GetAccessKeyInfo");
    Value params = Value::object({{"AccessKeyId", "AKIDOTHEREXAMPLE"}});
    auto calling = runSideCall(payload.context, *other, std::move(params));
    auto report = co_await calling;
    EXPECT_FALSE(report.error.has_value());
    co_return Result<void>();
}

struct SideWorld : TracedWorld {
    SideWorld() : TracedWorld("sts")
    {
        (void)client->events().registerHandler("before-call.sts.GetCallerIdentity",
                                               makeAsyncHandler<BeforeCall>("asks first", callOnTheSide));
    }
};

TEST(SideCall, ItsStepsFollowTheStepThatMadeIt)
{
    SideWorld world;
    world.transport.answer(200, "<GetAccessKeyInfoResponse><GetAccessKeyInfoResult/></GetAccessKeyInfoResponse>");
    world.transport.answer(200, identity);
    const CallReport report = world.run("GetCallerIdentity", Map());
    EXPECT_FALSE(report.error.has_value());
    const auto& steps = world.log.steps;
    const auto outer = std::find_if(steps.begin(), steps.end(), [](const trace::StepPtr& step) {
        return step->event == "before-call.sts.GetCallerIdentity";
    });
    ASSERT_NE(outer, steps.end());
    EXPECT_EQ((*(outer + 1))->event, "provide-client-params.sts.GetAccessKeyInfo");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_EQ(steps[i]->seq, static_cast<int>(i) + 1);
        EXPECT_EQ(steps[i]->call, 7U);
    }
}

TEST(SideCall, CancelledItStillShowsHowFarItCame)
{
    SideWorld world;
    CallOptions options;
    options.id = 7;
    options.trace = &world.log;
    {
        auto task = world.client->perform(*world.client->model().operation("GetCallerIdentity"), Map(), options);
        EXPECT_FALSE(task.done());
    }
    const auto& steps = world.log.steps;
    EXPECT_TRUE(std::any_of(steps.begin(), steps.end(), [](const trace::StepPtr& step) {
        return step->event == "request-created.sts.GetAccessKeyInfo";
    }));
}

} // namespace
} // namespace botoscope::lifecycle
