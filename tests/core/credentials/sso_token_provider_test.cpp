#include "core/credentials/sso_token_provider.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

constexpr const char* config = "[profile dev]\nsso_session = corp\n[sso-session corp]\nsso_start_url = u\n"
                               "sso_region = eu-north-1\n[profile bad]\nsso_session = half\n"
                               "[sso-session half]\nsso_region = x\n[profile lost]\nsso_session = none\n";

struct Stage : Desk {
    std::shared_ptr<SsoTokenProvider> provider;
    FetchLog log{false, clock};
    std::string path = "/home/me/.aws/sso/cache/" + SsoTokenCache::key("corp") + ".json";

    Stage()
    {
        const auto surroundings = around(config);
        auto session = SsoTokenProvider::sessionOf(surroundings->settings.profiles(), "dev");
        provider = std::make_shared<SsoTokenProvider>(surroundings, **session);
    }
    void keep(std::int64_t seconds)
    {
        files.files[path] = R"({"accessToken": "old", "expiresAt": ")" + clock.in(seconds) +
                            R"(", "clientId": "c", "clientSecret": "cs", "refreshToken": "r", )" +
                            R"("registrationExpiresAt": "2015-10-30T12:36:00Z"})";
    }
};

TEST(SsoTokenProvider, ReadsTheSessionOfAProfile)
{
    Desk desk;
    const auto surroundings = desk.around(config);
    const config::ProfileStore& profiles = surroundings->settings.profiles();
    EXPECT_EQ((*SsoTokenProvider::sessionOf(profiles, "dev"))->region, "eu-north-1");
    EXPECT_FALSE(SsoTokenProvider::sessionOf(profiles, "nobody")->has_value());
    EXPECT_EQ(SsoTokenProvider::sessionOf(profiles, "bad").error().message,
              "The sso-session \"half\" of the profile \"bad\" lacks sso_start_url.");
    EXPECT_EQ(SsoTokenProvider::sessionOf(profiles, "lost").error().code, ErrorCode::InvalidConfig);
}

TEST(SsoTokenProvider, AllWhoWaitShareOneRefresh)
{
    Stage stage;
    stage.keep(-60);
    auto first = stage.provider->freeze(stage.log);
    auto second = stage.provider->freeze(stage.log);
    ASSERT_EQ(stage.services->calls.size(), 1U);
    ServiceAnswer answer;
    answer.parsed = Value::object({{"accessToken", "new"}, {"expiresIn", 3600}});
    stage.services->waiting.resolve(answer);
    ASSERT_TRUE(first.done() && second.done());
    EXPECT_EQ(first.take()->token.reveal(), "new");
    EXPECT_EQ(second.take()->token.reveal(), "new");
}

TEST(SsoTokenProvider, TriesAgainAfterAMinuteAtTheSoonest)
{
    Stage stage;
    stage.keep(5 * 60);
    stage.services->refuse("InternalServerException");
    const auto freeze = [&stage] {
        auto task = stage.provider->freeze(stage.log);
        return task.take()->token.reveal();
    };
    EXPECT_EQ(freeze(), "old");
    stage.clock.advance(59);
    EXPECT_EQ(freeze(), "old");
    EXPECT_EQ(stage.services->calls.size(), 1U);
    stage.clock.advance(1);
    stage.services->answer(Value::object({{"accessToken", "new"}, {"expiresIn", 3600}}));
    EXPECT_EQ(freeze(), "new");
}

TEST(SsoTokenProvider, AnExpiredRegistrationIsNotTried)
{
    Stage stage;
    stage.keep(-60);
    stage.clock.advance(62 * 24 * 3600);
    auto task = stage.provider->freeze(stage.log);
    EXPECT_EQ(task.take().error().get("exception"), "TokenRetrievalError");
    EXPECT_TRUE(stage.services->calls.empty());
}

} // namespace
} // namespace botoscope::credentials
