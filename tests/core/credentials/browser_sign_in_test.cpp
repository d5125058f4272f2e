#include "core/auth/query_string.h"
#include "core/credentials/sign_in_fakes.h"
#include "core/credentials/sso_token_cache.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

using test::SignInWorld;

Result<void> signInThroughBrowser(SignInWorld& world)
{
    auto task = signInByBrowser(world.parts(), SignInWorld::sso(), world.log);
    EXPECT_TRUE(task.done());
    return task.take();
}

TEST(BrowserSignIn, SendsThePersonToTheServicesPageAndRedeemsTheCode)
{
    SignInWorld world;
    world.registered();
    world.token();
    const auto done = signInThroughBrowser(world);
    ASSERT_TRUE(done.ok()) << done.error().message;
    ASSERT_EQ(world.host.opened.size(), 1U);
    const std::string& url = world.host.opened[0];
    EXPECT_TRUE(url.starts_with("https://sso-oidc.eu-west-1.example/authorize?")) << url;
    const auto query = auth::parseQuery(url.substr(url.find('?') + 1));
    EXPECT_EQ(*auth::findParameter(query, "code_challenge_method"), "S256");
    EXPECT_EQ(*auth::findParameter(query, "scopes"), "sso:account:access");
    EXPECT_EQ(*auth::findParameter(query, "redirect_uri"), "http://127.0.0.1:4711/oauth/callback");
    const Value& redeemed = world.services->calls.at(1).params;
    EXPECT_EQ(redeemed["grantType"], Value("authorization_code"));
    EXPECT_EQ(redeemed["code"], Value("the code"));
    EXPECT_EQ(redeemed["codeVerifier"].toString().size(), 64U);
    EXPECT_EQ(redeemed["redirectUri"], Value("http://127.0.0.1:4711/oauth/callback"));
    SsoTokenCache cache(world.files, {});
    const auto token = cache.load(SsoTokenCache::key("corp"));
    EXPECT_TRUE(token.ok() && *token);
}

TEST(BrowserSignIn, RegistersForItsGrantWithoutThePort)
{
    SignInWorld world;
    world.registered();
    world.token();
    ASSERT_TRUE(signInThroughBrowser(world).ok());
    const Value& params = world.services->calls.at(0).params;
    EXPECT_EQ(params["redirectUris"], Value::array({"http://127.0.0.1/oauth/callback"}));
    EXPECT_EQ(params["grantTypes"], Value::array({"authorization_code", "refresh_token"}));
    EXPECT_EQ(params["issuerUrl"], Value("https://corp.example/start"));
    world.services->calls.clear();
    world.token();
    ASSERT_TRUE(signInThroughBrowser(world).ok());
    EXPECT_EQ(world.services->operations(), std::vector<std::string>{"CreateToken"}) << "the registration is kept";
    world.registered();
    world.authorized();
    world.token();
    auto device = signInByDeviceCode(world.parts(), SignInWorld::sso(), false, world.log);
    ASSERT_TRUE(device.done());
    EXPECT_TRUE(device.take().ok());
    EXPECT_EQ(world.services->operations().at(1), "RegisterClient") << "a code needs another registration";
}

TEST(BrowserSignIn, SaysWhatWentWrongInTheBrowser)
{
    SignInWorld denied;
    denied.registered();
    denied.host.redirect = {{"error", "access_denied"}};
    EXPECT_EQ(signInThroughBrowser(denied).error().get("sign_in_failed"), "denied");
    SignInWorld failed;
    failed.registered();
    failed.host.redirect = {{"error", "server_error"}, {"error_description", "the words"}};
    EXPECT_NE(signInThroughBrowser(failed).error().message.find("the words"), std::string::npos);
    SignInWorld silent;
    silent.registered();
    silent.host.foreverSilent = true;
    EXPECT_EQ(signInThroughBrowser(silent).error().get("sign_in_failed"), "expired");
    SignInWorld empty;
    empty.registered();
    empty.host.redirect = {};
    EXPECT_EQ(signInThroughBrowser(empty).error().get("sign_in_failed"), "failed");
}

TEST(BrowserSignIn, ForgetsARegistrationThatTheServiceDoesNotKnow)
{
    SignInWorld world;
    world.registered();
    world.services->refuse("InvalidClientException");
    EXPECT_FALSE(signInThroughBrowser(world).ok());
    EXPECT_TRUE(world.files.files.empty());
}

TEST(BrowserSignIn, WithoutABrowserTheAddressIsShown)
{
    SignInWorld world;
    world.host.browser = false;
    world.registered();
    world.token();
    ASSERT_TRUE(signInThroughBrowser(world).ok());
    EXPECT_FALSE(world.host.shown.at(0).opened);
    EXPECT_FALSE(world.host.shown.at(0).url.empty());
}

} // namespace
} // namespace botoscope::credentials
