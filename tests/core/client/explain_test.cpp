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
