#include "core/client/credential_keeper.h"

#include "core/base/json.h"
#include "core/client/session.h"
#include "tests/core/credentials/desk.h"

namespace botoscope::client {
namespace {

using credentials::Desk;
using credentials::FetchLog;

constexpr const char* assumed =
    "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
    "<AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>planted-role-secret</SecretAccessKey><SessionToken>t</"
    "SessionToken>"
    "<Expiration>2015-08-30T13:36:00Z</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>i</AssumedRoleId>"
    "<Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>";
constexpr const char* identity =
    "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
    "<Arn>a</Arn><UserId>u</UserId><Account>123456789012</Account></GetCallerIdentityResult>"
    "</GetCallerIdentityResponse>";

/// A session over the desk's fakes whose profile takes a role.
struct Stage : Desk {
    std::shared_ptr<Session> session;

    explicit Stage(const std::string& config =
                       "[profile dev]\nregion = eu-west-3\nrole_arn = arn:aws:iam::123456789012:role/r\n"
                       "source_profile = base\n[profile base]\naws_access_key_id = BASE\n"
                       "aws_secret_access_key = planted-base-secret\n")
    {
        SessionSetup setup;
        setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
        setup.runtime = {&transport, &timers, &clock, &random};
        auto parsed = config::ProfileStore::parse({{"/config", config, {}}, {}});
        setup.profiles = std::move(*parsed);
        setup.profile = "dev";
        setup.programVersion = "1";
        setup.local.files = &files;
        setup.local.processes = &processes;
        session = *Session::create(std::move(setup));
    }
};

TEST(CredentialKeeper, TheChainIsBotocores)
{
    Stage stage;
    EXPECT_EQ(stage.session->credentialResolver().methods(),
              (std::vector<std::string>{"env", "assume-role", "assume-role-with-web-identity", "sso",
                                        "shared-credentials-file", "login", "custom-process", "config-file",
                                        "ec2-credentials-file", "boto-config", "container-role", "iam-role"}));
}

TEST(CredentialKeeper, ManyCallsShareOneChainAndOneRole)
{
    Stage stage;
    const auto client = *stage.session->client("sts");
    std::vector<Task<Result<Value>>> calls;
    for (int i = 0; i < 3; ++i) {
        calls.push_back(client->call("get_caller_identity"));
    }
    ASSERT_EQ(stage.transport.requests.size(), 1U); // AssumeRole, unanswered
    EXPECT_NE(stage.transport.bodies[0].find("Action=AssumeRole"), std::string::npos);
}

TEST(CredentialKeeper, TheRolesCallIsInTheTraceOfTheCallThatNeededIt)
{
    Stage stage;
    stage.transport.answer(200, assumed);
    stage.transport.answer(200, identity);
    const auto client = *stage.session->client("sts");
    test::TraceLog trace;
    lifecycle::CallOptions options;
    options.trace = &trace;
    auto task = client->perform(*client->model().operation("GetCallerIdentity"), Map(), options);
    ASSERT_TRUE(task.done());
    const auto report = task.take();
    ASSERT_FALSE(report.error) << report.error->message;
    int inner = 0;
    for (const auto& step : trace.steps) {
        inner += step->event == "before-send.sts.AssumeRole" ? 1 : 0;
        EXPECT_EQ(writeJson(step->snapshot).find("planted"), std::string::npos) << step->event;
    }
    EXPECT_EQ(inner, 1);
    EXPECT_EQ(stage.transport.requests[1].headers.get("X-Amz-Security-Token"), "t");
}

TEST(CredentialKeeper, RolesAreTakenInTheRegionOfTheFirstClient)
{
    Stage stage;
    ClientOptions options;
    options.region = "ap-south-1";
    const auto client = *stage.session->client("s3", std::move(options));
    auto task = client->call("list_buckets");
    ASSERT_EQ(stage.transport.requests.size(), 1U);
    EXPECT_EQ(stage.transport.requests[0].url, "https://sts.ap-south-1.amazonaws.com/");
    Stage without;
    FetchLog log(false, without.clock);
    auto loading = without.session->credentials(log);
    EXPECT_EQ(without.transport.requests.at(0).url, "https://sts.eu-west-3.amazonaws.com/");
}

TEST(CredentialKeeper, AClientOutlivesItsSession)
{
    Stage stage("[profile dev]\naws_access_key_id = OWN\naws_secret_access_key = s\nregion = eu-west-3\n");
    const auto client = *stage.session->client("sts");
    stage.session.reset();
    stage.transport.answer(200, identity);
    auto task = client->call("get_caller_identity");
    ASSERT_TRUE(task.done());
    EXPECT_TRUE(task.take().ok());
}

TEST(CredentialKeeper, GivesTheProfilesToken)
{
    Stage stage("[profile dev]\nsso_session = corp\n[sso-session corp]\nsso_start_url = u\nsso_region = r\n");
    stage.files.files["/home/me/.aws/sso/cache/" + credentials::SsoTokenCache::key("corp") + ".json"] =
        R"({"accessToken": "tok", "expiresAt": "2015-08-30T13:36:00Z"})";
    FetchLog log(false, stage.clock);
    auto task = stage.session->token(log);
    EXPECT_EQ((*task.take())->token.reveal(), "tok");
}

} // namespace
} // namespace botoscope::client
