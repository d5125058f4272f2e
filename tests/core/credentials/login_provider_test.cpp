#include "core/credentials/login_provider.h"

#include "core/base/json.h"
#include "core/credentials/dpop.h"
#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

constexpr const char* path =
    "/home/me/.aws/login/cache/37a06272f0dfc7bb2f54fc52ee96e397a3e77c4a540d48d73ccc73def8b54b47.json";
constexpr const char* config = "[profile dev]\nlogin_session = arn:x\n";

struct Stage : Desk {
    void keep(std::int64_t seconds)
    {
        Value token = Value::object({{"accessToken", Value::object({{"accessKeyId", "OLD"},
                                                                    {"secretAccessKey", "s"},
                                                                    {"sessionToken", "t"},
                                                                    {"accountId", "1"},
                                                                    {"expiresAt", clock.in(seconds)}})},
                                     {"clientId", "client"},
                                     {"refreshToken", "refresh"},
                                     {"idToken", "kept as it is"},
                                     {"dpopKey", DpopKey::generate()->pem()}});
        files.files[path] = writeJson(token, JsonStyle::Python);
    }
    Asked ask()
    {
        LoginProvider provider(around(config), "dev");
        return askOf(provider);
    }
};

TEST(LoginProvider, UsesTheCachedKeysWhileTheyHold)
{
    Stage stage;
    stage.keep(3600);
    const auto asked = stage.ask();
    EXPECT_EQ(asked.keys().accessKeyId, "OLD");
    EXPECT_EQ(asked.keys().features, (std::vector<std::string>{"CREDENTIALS_PROFILE_LOGIN", "CREDENTIALS_LOGIN"}));
    EXPECT_TRUE(stage.services->calls.empty());
}

TEST(LoginProvider, RefreshesWithAProofAndKeepsTheNewToken)
{
    Stage stage;
    stage.keep(-60);
    stage.services->answer(Value::object(
        {{"tokenOutput",
          Value::object({{"accessToken",
                          Value::object({{"accessKeyId", "NEW"}, {"secretAccessKey", "s2"}, {"sessionToken", "t2"}})},
                         {"refreshToken", "refresh2"},
                         {"expiresIn", 900}})}}));
    EXPECT_EQ(stage.ask().keys().accessKeyId, "NEW");
    const ServiceCall& call = stage.services->calls.at(0);
    EXPECT_EQ(call.params["tokenInput"]["refreshToken"], Value("refresh"));
    const http::Parameters headers = call.headers("https://signin/v1/token");
    ASSERT_EQ(headers.size(), 1U);
    EXPECT_EQ(headers[0].first, "DPoP");
    const auto kept = parseJson(stage.files.files[path]);
    EXPECT_EQ((*kept)["refreshToken"], Value("refresh2"));
    EXPECT_EQ((*kept)["idToken"], Value("kept as it is"));
    EXPECT_EQ((*kept)["accessToken"]["expiresAt"], Value(stage.clock.in(900)));
    EXPECT_EQ((*kept)["accessToken"]["accountId"], Value("1"));
}

TEST(LoginProvider, TakesWhatAnotherProgramHasRefreshed)
{
    Stage stage;
    stage.keep(60);
    const auto asked = stage.ask();
    stage.keep(3600);
    EXPECT_EQ(asked.keys().accessKeyId, "OLD");
    EXPECT_TRUE(stage.services->calls.empty());
}

TEST(LoginProvider, NamesTheServicesReasons)
{
    for (const auto& [reason, exception] :
         {std::pair("TOKEN_EXPIRED", "LoginRefreshRequired"),
          std::pair("INSUFFICIENT_PERMISSIONS", "LoginInsufficientPermissions"), std::pair("ELSE", "LoginError")}) {
        Stage stage;
        stage.keep(-60);
        stage.services->refuse("AccessDeniedException", Value::object({{"error", reason}}));
        EXPECT_EQ(stage.ask().freeze().error().get("exception"), exception);
    }
}

TEST(LoginProvider, AnIncompleteCacheIsAnError)
{
    Stage stage;
    EXPECT_EQ(stage.ask().error().get("exception"), "LoginTokenLoadError");
    stage.files.files[path] = R"({"accessToken": {}, "clientId": "c"})";
    EXPECT_NE(stage.ask().error().message.find("refreshToken, dpopKey"), std::string::npos);
    LoginProvider other(stage.around("[profile dev]\n"), "dev");
    EXPECT_EQ(askOf(other)->explanation, "profile dev has no login_session");
}

} // namespace
} // namespace botoscope::credentials
