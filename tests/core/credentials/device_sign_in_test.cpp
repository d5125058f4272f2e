#include "core/credentials/sso_token_cache.h"

#include "core/credentials/sign_in_fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

using test::SignInWorld;
using Names = std::vector<std::string>;

/// Signs in; timers fire as they are set.
Result<void> finish(SignInWorld& world, Task<Result<void>> task, int limit = 100)
{
    while (!task.done() && limit-- > 0 && world.timers.fireNext()) {
    }
    EXPECT_TRUE(task.done());
    return task.done() ? task.take() : Result<void>(Error());
}

Result<void> signInWithCode(SignInWorld& world, std::string session = "corp", bool browser = false)
{
    return finish(world, signInByDeviceCode(world.parts(), SignInWorld::sso(std::move(session)), browser, world.log));
}

TEST(DeviceSignIn, RegistersShowsTheCodeAndWaitsForThePerson)
{
    SignInWorld world;
    world.registered();
    world.authorized(3);
    world.services->refuse("AuthorizationPendingException");
    world.services->refuse("AuthorizationPendingException");
    world.token();
    const auto done = signInWithCode(world);
    ASSERT_TRUE(done.ok()) << done.error().message;
    EXPECT_EQ(world.services->operations(),
              (Names{"RegisterClient", "StartDeviceAuthorization", "CreateToken", "CreateToken", "CreateToken"}));
    EXPECT_EQ(world.services->calls[0].region, "eu-west-1");
    ASSERT_EQ(world.host.shown.size(), 1U);
    EXPECT_EQ(world.host.shown[0].userCode, "ABCD-EFGH");
    EXPECT_EQ(world.host.shown[0].url, "https://device.example?c=ABCD-EFGH");
    EXPECT_TRUE(world.host.opened.empty());
    EXPECT_EQ(world.timers.delays, (std::vector<std::int64_t>{3'000'000, 3'000'000}));
}

TEST(DeviceSignIn, LeavesTheTokenWhereTheCliLooksForIt)
{
    SignInWorld world;
    world.registered();
    world.authorized();
    world.token();
    ASSERT_TRUE(signInWithCode(world).ok());
    EXPECT_TRUE(world.host.shown.empty()) << "who is known already confirms nothing";
    SsoTokenCache cache(world.files, {});
    const auto token = cache.load(SsoTokenCache::key("corp"));
    ASSERT_TRUE(token.ok() && *token);
    EXPECT_EQ((*token)->accessToken.reveal(), "access");
    EXPECT_EQ((*token)->refreshToken.reveal(), "refresh");
    EXPECT_EQ((*token)->expiresAt, "2015-08-30T13:36:00Z");
    EXPECT_EQ((*token)->clientId, "client");
    EXPECT_EQ((*token)->registrationExpiresAt, "2015-12-13T09:46:40Z");
}

TEST(DeviceSignIn, SlowsDownWhenItIsToldTo)
{
    SignInWorld world;
    world.registered();
    world.authorized(1);
    world.services->refuse("SlowDownException");
    world.services->refuse("SlowDownException");
    world.token();
    ASSERT_TRUE(signInWithCode(world).ok());
    EXPECT_EQ(world.timers.delays, (std::vector<std::int64_t>{6'000'000, 11'000'000}));
}

TEST(DeviceSignIn, UsesAKeptRegistrationUntilFifteenMinutesBeforeItsEnd)
{
    SignInWorld world;
    for (const std::int64_t left : {15 * 60, 15 * 60 - 1}) {
        world.files.files.clear();
        world.registered(world.clock.now().seconds() + left);
        world.authorized();
        world.token();
        ASSERT_TRUE(signInWithCode(world).ok());
        world.services->calls.clear();
        if (left < 15 * 60) {
            world.registered();
        }
        world.authorized();
        world.token();
        ASSERT_TRUE(signInWithCode(world).ok());
        EXPECT_EQ(world.services->operations().front(), left < 15 * 60 ? "RegisterClient" : "StartDeviceAuthorization");
        world.services->calls.clear();
    }
}

TEST(DeviceSignIn, RegistersAgainOnceWhenTheServiceForgotTheProgram)
{
    SignInWorld world;
    world.registered();
    world.services->refuse("InvalidClientException");
    world.registered();
    world.authorized();
    world.token();
    ASSERT_TRUE(signInWithCode(world).ok());
    SignInWorld stubborn;
    for (int i = 0; i < 2; ++i) {
        stubborn.registered();
        stubborn.services->refuse("InvalidClientException");
    }
    const auto refused = signInWithCode(stubborn);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().get("sign_in_failed"), "failed");
}

TEST(DeviceSignIn, SaysDenialAndExpiryPlainly)
{
    for (const auto& [code, why] : std::map<std::string, std::string>{{"AccessDeniedException", "denied"},
                                                                      {"ExpiredTokenException", "expired"},
                                                                      {"InvalidGrantException", "failed"}}) {
        SignInWorld world;
        world.registered();
        world.authorized();
        world.services->refuse("AuthorizationPendingException");
        world.services->refuse(code);
        const auto done = signInWithCode(world);
        ASSERT_FALSE(done.ok());
        EXPECT_EQ(done.error().get("sign_in_failed"), why);
    }
}

TEST(DeviceSignIn, EndsWithTheCodesLifeEvenWhenTheServiceDoesNotSaySo)
{
    SignInWorld world;
    world.registered();
    world.authorized(1, 0);
    world.services->refuse("AuthorizationPendingException");
    const auto done = signInWithCode(world);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().get("sign_in_failed"), "expired");
}

TEST(DeviceSignIn, OpensTheBrowserOnlyWhenAsked)
{
    SignInWorld world;
    world.registered();
    world.authorized();
    world.services->refuse("AuthorizationPendingException");
    world.token();
    ASSERT_TRUE(signInWithCode(world, "", true).ok());
    ASSERT_EQ(world.host.opened.size(), 1U);
    EXPECT_TRUE(world.host.shown.at(0).opened);
    const Value* params = &world.services->calls[0].params;
    EXPECT_EQ((*params)["clientName"], Value("botoscope-1440938160")) << "a legacy profile has no session's name";
}

} // namespace
} // namespace botoscope::credentials
