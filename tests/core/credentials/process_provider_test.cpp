#include "core/credentials/process_provider.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

constexpr const char* config = "[profile dev]\ncredential_process = /bin/keys --for 'my team' \"$HOME\" | x\n"
                               "aws_account_id = 111122223333\n";

struct Stage : Desk {
    Asked ask(const std::string& text = config)
    {
        ProcessProvider provider(around(text), "dev");
        return askOf(provider);
    }
    std::string problem() { return ask().error().message; }
};

TEST(ProcessProvider, RunsTheCommandWithoutAShellAndTakesWhatItPrints)
{
    Stage stage;
    stage.processes.print(R"({"Version": 1, "AccessKeyId": "P", "SecretAccessKey": "s", "SessionToken": "t"})");
    const auto asked = stage.ask();
    ASSERT_TRUE(asked.found());
    EXPECT_EQ(asked.keys().accessKeyId, "P");
    EXPECT_EQ(asked.keys().sessionToken.reveal(), "t");
    EXPECT_EQ(asked.keys().accountId, "111122223333");
    EXPECT_EQ(asked.keys().features, (std::vector<std::string>{"CREDENTIALS_PROFILE_PROCESS", "CREDENTIALS_PROCESS"}));
    EXPECT_EQ(stage.processes.runs.at(0),
              (std::vector<std::string>{"/bin/keys", "--for", "my team", "$HOME", "|", "x"}));
    EXPECT_EQ(asked.attempt.facts.at(0).value, "/bin/keys"); // arguments may be secrets
    EXPECT_EQ(stage.processes.runs.size(), 1U);
}

TEST(ProcessProvider, RunsItAgainBeforeTheKeysExpire)
{
    Stage stage;
    const auto print = [&stage](const char* id) {
        stage.processes.print(R"({"Version": 1, "AccountId": "9", "AccessKeyId": ")" + std::string(id) +
                              R"(", "SecretAccessKey": "s", "Expiration": ")" + stage.clock.in(3600) + "\"}");
    };
    print("FIRST");
    const auto asked = stage.ask();
    EXPECT_EQ(asked.keys().accessKeyId, "FIRST");
    EXPECT_EQ(asked.keys().accountId, "9");
    stage.clock.advance(3000);
    print("SECOND");
    EXPECT_EQ(asked.keys().accessKeyId, "SECOND");
    EXPECT_EQ(stage.processes.runs.size(), 2U);
}

TEST(ProcessProvider, SaysWhatIsWrongWithTheOutput)
{
    Stage stage;
    const auto problemOf = [&stage](const char* text) {
        stage.processes.print(text);
        return stage.problem();
    };
    const std::string begin = "Error when retrieving credentials from custom-process: ";
    EXPECT_EQ(problemOf("planted"), begin + "what it printed is not a JSON object");
    EXPECT_EQ(problemOf("[1]"), begin + "what it printed is not a JSON object");
    EXPECT_EQ(problemOf(R"({"Version": 2})"),
              begin + "Unsupported version '2' for credential process provider, supported versions: 1");
    EXPECT_EQ(problemOf("{}"), begin + "Unsupported version '<Version key not provided>' for credential process "
                                       "provider, supported versions: 1");
    EXPECT_EQ(problemOf(R"({"Version": 1, "AccessKeyId": "a"})"),
              begin + "Missing required key in response: 'SecretAccessKey'");
    EXPECT_EQ(problemOf(R"({"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "b", "Expiration": "soon"})"),
              begin + "its Expiration is not a time");
}

TEST(ProcessProvider, AFailureShowsItsErrorsWithoutSecrets)
{
    Stage stage;
    stage.processes.print("planted-output", 3, "token expired\nkey wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n");
    const std::string problem = stage.problem();
    EXPECT_NE(problem.find("\"/bin/keys\" failed: it ended with status 3 and wrote: token "), std::string::npos);
    EXPECT_EQ(problem.find("wJalr"), std::string::npos);
    EXPECT_EQ(problem.find("planted"), std::string::npos);
    EXPECT_EQ(stage.ask().error().get("where"), "/config:2");
}

TEST(ProcessProvider, HasLimits)
{
    Stage stage;
    ProcessOutcome outcome;
    outcome.end = ProcessOutcome::End::TimedOut;
    stage.processes.outcome = outcome;
    EXPECT_NE(stage.problem().find("it had not ended after 60 seconds"), std::string::npos);
    outcome.end = ProcessOutcome::End::TooMuchOutput;
    stage.processes.outcome = outcome;
    EXPECT_NE(stage.problem().find("it printed more than 1048576 bytes"), std::string::npos);
    outcome.end = ProcessOutcome::End::Killed;
    outcome.status = 11;
    stage.processes.outcome = outcome;
    EXPECT_NE(stage.problem().find("it was killed by signal 11"), std::string::npos);
}

TEST(ProcessProvider, DeclinesOrRefusesWithoutAProgram)
{
    Stage stage;
    EXPECT_EQ(stage.ask("[profile dev]\n")->explanation, "profile dev has no credential_process");
    EXPECT_EQ(stage.ask("[profile dev]\ncredential_process =\n").error().code, ErrorCode::CredentialRetrieval);
    EXPECT_EQ(stage.ask("[profile dev]\ncredential_process = a 'b\n").error().code, ErrorCode::CredentialRetrieval);
    EXPECT_EQ(stage.ask().error().get("exception"), "OSError"); // the fake can't start anything yet
}

} // namespace
} // namespace botoscope::credentials
