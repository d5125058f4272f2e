#include "core/credentials/sign_in.h"

#include "core/credentials/sign_in_fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

using test::SignInWorld;

std::string firstGrant(std::string session, SignInWay way)
{
    SignInWorld world;
    world.registered();
    world.authorized();
    world.token();
    auto task = signIn(world.parts(), SignInWorld::sso(std::move(session)), way, world.log);
    return world.services->operations().at(1);
}

TEST(SignIn, ChoosesTheWayAsTheCliDoes)
{
    EXPECT_EQ(firstGrant("corp", SignInWay::Browser), "CreateToken");
    EXPECT_EQ(firstGrant("corp", SignInWay::Code), "StartDeviceAuthorization");
    EXPECT_EQ(firstGrant("", SignInWay::Browser), "StartDeviceAuthorization");
}

TEST(SignIn, FailsWithTheCallsError)
{
    SignInWorld world;
    auto task = signIn(world.parts(), SignInWorld::sso(), SignInWay::Code, world.log);
    ASSERT_TRUE(task.done());
    EXPECT_EQ(task.take().error().code, ErrorCode::EndpointConnection);
}

} // namespace
} // namespace botoscope::credentials
