#include "core/client/explain.h"

#include "core/base/json.h"
#include "tests/core/credentials/desk.h"

namespace botoscope::client {
namespace {

constexpr const char* config = "[profile dev]\nregion = eu-west-3\naws_access_key_id = AKIDEXAMPLE1234\n"
                               "aws_secret_access_key = planted\naws_session_token = planted-too\nmax_attempts = 7\n"
                               "endpoint_url = http://me:planted@localhost:1/\ns3 =\n  addressing_style = path\n";
constexpr const char* identity =
    "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
    "<Arn>arn:me</Arn><UserId>u</UserId><Account>123456789012</Account></GetCallerIdentityResult>"
    "</GetCallerIdentityResponse>";

struct Stage : credentials::Desk {
    std::shared_ptr<Session> session(const std::string& text, const std::string& profile = "dev")
    {
        SessionSetup setup;
        setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
        setup.runtime = {&transport, &timers, &clock, &random};
        setup.environment = {{"AWS_EC2_METADATA_DISABLED", "true"}};
        setup.profiles = *config::ProfileStore::parse({{"/config", text, {}}, {}});
        setup.profile = profile;
        setup.programVersion = "1";
        setup.local.files = &files;
        return *Session::create(std::move(setup));
    }
    Explanation ask(ExplainDepth depth, const std::string& text = config)
    {
        auto task = explain(session(text), "", depth);
        EXPECT_TRUE(task.done());
        return task.take();
    }
};

TEST(Explain, TellsWhereEverythingComesFromAndNoSecret)
{
    Stage stage;
    stage.transport.answer(200, identity);
    const Explanation found = stage.ask(ExplainDepth::Identity);
    EXPECT_FALSE(found.error || found.identityError);
    EXPECT_EQ(found.method, "config-file");
    EXPECT_EQ(found.accessKeyHint, "1234");
    EXPECT_TRUE(found.hasSessionToken);
    EXPECT_EQ(found.accountId, "123456789012");
    EXPECT_EQ(found.arn, "arn:me");
    EXPECT_EQ(found.region.value, Value("eu-west-3"));
    EXPECT_EQ(found.region.source, "/config:2");
    EXPECT_EQ(found.endpoint.source, "/config:7");
    EXPECT_EQ(found.profileSource, "chosen, at /config:1");
    EXPECT_EQ(found.attempts.back().outcome, credentials::Attempt::Outcome::Found);
    const std::string text = writeJson(toValue(found));
    EXPECT_EQ(text.find("planted"), std::string::npos);
    for (const char* expected : {"max_attempts", "addressing_style", "/config:6", "\"declined\""}) {
        EXPECT_NE(text.find(expected), std::string::npos) << expected;
    }
}

TEST(Explain, OfflineSendsNothing)
{
    Stage stage;
    const Explanation found = stage.ask(ExplainDepth::Chosen, "[profile dev]\nregion = eu-west-3\nrole_arn = r\n"
                                                              "source_profile = base\n[profile base]\n"
                                                              "aws_access_key_id = B\naws_secret_access_key = s\n");
    EXPECT_FALSE(found.error);
    EXPECT_EQ(found.method, "assume-role");
    EXPECT_EQ(found.accessKeyHint, "");
    EXPECT_EQ(found.endpoint.value, Value("https://sts.eu-west-3.amazonaws.com/"));
    EXPECT_TRUE(stage.transport.requests.empty());
}

TEST(Explain, RolesAreAssumedInTheRegionThatWasChosen)
{
    Stage stage;
    auto task = explain(stage.session("[profile dev]\nregion = eu-west-3\nrole_arn = arn:aws:iam::1:role/r\n"
                                      "source_profile = base\n[profile base]\n"
                                      "aws_access_key_id = B\naws_secret_access_key = s\n"),
                        "eu-north-1", ExplainDepth::Fetched);
    ASSERT_EQ(stage.transport.requests.size(), 1U);
    EXPECT_EQ(stage.transport.requests[0].url, "https://sts.eu-north-1.amazonaws.com/");
}

TEST(Explain, ListsWhatTheDefaultsModeSets)
{
    Stage stage;
    const Explanation found = stage.ask(ExplainDepth::Chosen, "[profile dev]\nregion = eu-west-3\n"
                                                              "defaults_mode = in-region\nretry_mode = legacy\n");
    std::map<std::string, std::string> sources;
    for (const ExplainedValue& setting : found.settings) {
        sources[setting.name] = setting.source;
    }
    EXPECT_EQ(sources["retry_mode"], "/config:4");
    EXPECT_EQ(sources["sts_regional_endpoints"], "defaults mode in-region");
    EXPECT_EQ(sources["s3.us_east_1_regional_endpoint"], "defaults mode in-region");
    EXPECT_EQ(sources["connect_timeout"], "defaults mode in-region");
}

TEST(Explain, NamesFilesThatCouldNotBeRead)
{
    Stage stage;
    SessionSetup setup;
    setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
    setup.runtime = {&stage.transport, &stage.timers, &stage.clock, &stage.random};
    setup.environment = {{"AWS_EC2_METADATA_DISABLED", "true"}};
    setup.profiles = *config::ProfileStore::parse({{"/config", std::nullopt, "it is a folder"}, {}});
    auto task = explain(*Session::create(std::move(setup)), "", ExplainDepth::Chosen);
    ASSERT_TRUE(task.done());
    EXPECT_EQ(task.take().profileSource, "default, in no file; not read: /config: it is a folder");
}

TEST(Explain, WarnsOfALongApplicationId)
{
    Stage stage;
    const auto sourceOf = [&stage](std::size_t length) {
        const Explanation found =
            stage.ask(ExplainDepth::Chosen,
                      "[profile dev]\nregion = eu-west-3\nsdk_ua_app_id = " + std::string(length, 'x') + '\n');
        for (const ExplainedValue& setting : found.settings) {
            if (setting.name == "user_agent_appid") {
                return setting.source;
            }
        }
        return std::string();
    };
    EXPECT_EQ(sourceOf(50), "/config:3");
    EXPECT_EQ(sourceOf(51), "/config:3; longer than the 50 characters that services read");
}

TEST(Explain, FailuresAreToldWithTheWayTheyCame)
{
    Stage stage;
    const Explanation nobody = stage.ask(ExplainDepth::Identity, "[profile dev]\nregion = r\n");
    EXPECT_EQ(nobody.error->code, ErrorCode::NoCredentials);
    EXPECT_EQ(nobody.attempts.size(), 12U);
    const Explanation half = stage.ask(ExplainDepth::Identity, "[profile dev]\naws_access_key_id = x\nregion = r\n");
    EXPECT_EQ(half.error->code, ErrorCode::PartialCredentials);
    EXPECT_EQ(half.attempts.back().outcome, credentials::Attempt::Outcome::Failed);
    EXPECT_TRUE(stage.transport.requests.empty());
}

} // namespace
} // namespace botoscope::client
