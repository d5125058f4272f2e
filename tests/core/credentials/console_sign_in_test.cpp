#include "core/auth/query_string.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/credentials/pkce.h"
#include "core/credentials/sign_in_fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

using test::SignInWorld;

constexpr const char* arn = "arn:aws:sts::123456789012:assumed-role/Admin/me";

SignInTarget target()
{
    SignInTarget made;
    made.kind = SignInTarget::Kind::Login;
    made.profile = "me";
    made.session = arn;
    made.region = "eu-west-1";
    return made;
}

void give(SignInWorld& world, const std::string& subject = arn)
{
    const std::string claims = base64UrlEncode(writeJson(Value::object({{"sub", subject}}), JsonStyle::Compact));
    const Value keys =
        Value::object({{"accessKeyId", "ASIA"}, {"secretAccessKey", "secret"}, {"sessionToken", "session"}});
    world.services->answer(
        Value::object({{"tokenOutput", Value::object({{"accessToken", keys},
                                                      {"tokenType", "urn:aws:params:oauth:token-type"},
                                                      {"expiresIn", 900},
                                                      {"refreshToken", "refresh"},
                                                      {"idToken", "e30." + claims + ".sig"}})}}));
}

Result<void> signInAs(SignInWorld& world, SignInWay way)
{
    auto task = signInToConsole(world.parts(), target(), way, world.log);
    EXPECT_TRUE(task.done());
    return task.take();
}

TEST(ConsoleSignIn, LeavesASessionThatCanBeRefreshed)
{
    SignInWorld world;
    give(world);
    const auto done = signInAs(world, SignInWay::Browser);
    ASSERT_TRUE(done.ok()) << done.error().message;
    EXPECT_TRUE(world.host.opened.at(0).starts_with("https://signin.eu-west-1.example/v1/authorize?"));
    ASSERT_EQ(world.files.files.size(), 1U);
    const auto token = parseJson(world.files.files.begin()->second);
    ASSERT_TRUE(token.ok());
    EXPECT_EQ((*token)["accessToken"]["accountId"], Value("123456789012"));
    EXPECT_EQ((*token)["accessToken"]["expiresAt"], Value("2015-08-30T12:51:00Z"));
    EXPECT_EQ((*token)["clientId"], Value("arn:aws:signin:::devtools/same-device"));
    EXPECT_TRUE((*token)["dpopKey"].toString().starts_with("-----BEGIN EC PRIVATE KEY-----"));
    ASSERT_EQ(world.services->headers.size(), 1U);
    EXPECT_EQ(world.services->headers[0].first, "DPoP");
}

TEST(ConsoleSignIn, TakesTheCodeThatAnotherDevicesPageShows)
{
    SignInWorld world;
    world.host.typed = SecretString(base64Encode("state=00000000-0000-4000-8000-000000000000&code=typed%20code"));
    give(world);
    ASSERT_TRUE(signInAs(world, SignInWay::Code).ok());
    const Value& input = world.services->calls.at(0).params["tokenInput"];
    EXPECT_EQ(input["code"], Value("typed code"));
    EXPECT_EQ(input["redirectUri"], Value("https://signin.eu-west-1.example/v1/sessions/confirmation"));
    for (const char* text : {"", "garbage!", "c3RhdGU9b3RoZXImY29kZT14"}) {
        SignInWorld other;
        other.host.typed = SecretString(text);
        EXPECT_EQ(signInAs(other, SignInWay::Code).error().get("sign_in_failed"), "failed") << text;
        EXPECT_TRUE(other.services->calls.empty());
    }
}

TEST(ConsoleSignIn, KeepsNothingOfSomebodyElse)
{
    SignInWorld world;
    give(world, "arn:aws:iam::999999999999:user/other");
    const auto done = signInAs(world, SignInWay::Browser);
    ASSERT_FALSE(done.ok());
    EXPECT_NE(done.error().message.find("999999999999"), std::string::npos);
    EXPECT_TRUE(world.files.files.empty());
}

TEST(ConsoleSignIn, PassesOnWhatTheServiceRefuses)
{
    SignInWorld world;
    world.services->refuse("AccessDeniedException");
    EXPECT_NE(signInAs(world, SignInWay::Browser).error().message.find("AccessDeniedException"), std::string::npos);
    SignInWorld empty;
    empty.services->answer(Map());
    EXPECT_EQ(signInAs(empty, SignInWay::Browser).error().get("sign_in_failed"), "failed");
}

} // namespace
} // namespace botoscope::credentials
