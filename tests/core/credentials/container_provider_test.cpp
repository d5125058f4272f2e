#include "core/credentials/container_provider.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

const config::Environment relative = {{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/x"}};

struct Stage : Desk {
    Result<Answer> ask(config::Environment environment)
    {
        ContainerProvider provider(around("", std::move(environment)));
        FetchLog log(false, clock);
        Attempt attempt;
        Asking asking{log, attempt};
        auto task = provider.load(asking);
        while (!task.done() && timers.fireNext()) {
        }
        EXPECT_TRUE(task.done());
        return task.take();
    }
    void answerKeys(const std::string& id)
    {
        transport.answer(200, R"({"AccessKeyId": ")" + id + R"(", "SecretAccessKey": "s", "Token": "t", )" +
                                  R"("AccountId": "1", "Expiration": ")" + clock.in(3600) + "\"}");
    }
    std::string headerOf(std::size_t request, const char* name) const
    {
        return transport.requests.at(request).headers.get(name);
    }
};

std::string idOf(const Result<Answer>& answer, Clock& clock)
{
    FetchLog log(false, clock);
    auto task = (*answer).credentials->freeze(log);
    return task.take()->accessKeyId;
}

TEST(ContainerProvider, AsksTheAgentAndAsksAgainBeforeExpiry)
{
    Stage stage;
    stage.answerKeys("FIRST");
    const auto answer = stage.ask(relative);
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(idOf(answer, stage.clock), "FIRST");
    EXPECT_EQ(stage.transport.requests.at(0).url, "http://169.254.170.2/v2/x");
    EXPECT_EQ(stage.headerOf(0, "Accept"), "application/json");
    stage.clock.advance(3100);
    stage.answerKeys("SECOND");
    EXPECT_EQ(idOf(answer, stage.clock), "SECOND");
}

TEST(ContainerProvider, TriesThreeTimesASecondApart)
{
    Stage stage;
    stage.transport.answer(500, "");
    stage.transport.fail(ErrorCode::EndpointConnection, "refused");
    stage.answerKeys("THIRD");
    EXPECT_EQ(idOf(stage.ask(relative), stage.clock), "THIRD");
    EXPECT_EQ(stage.timers.delays, (std::vector<std::int64_t>{1'000'000, 1'000'000}));
    for (int i = 0; i < 3; ++i) {
        stage.transport.answer(404, "planted");
    }
    const auto failed = stage.ask(relative);
    EXPECT_EQ(failed.error().message, "Error when retrieving credentials from container-role: Error retrieving "
                                      "metadata: Received non 200 response 404 from container metadata");
    EXPECT_EQ(stage.transport.requests.size(), 6U);
}

TEST(ContainerProvider, ShowsItsTokenReadAnewFromAFile)
{
    Stage stage;
    config::Environment environment = relative;
    environment.set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "plain");
    stage.answerKeys("A");
    ASSERT_TRUE(stage.ask(environment).ok());
    EXPECT_EQ(stage.headerOf(0, "Authorization"), "plain");
    environment.set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token");
    EXPECT_NE(stage.ask(environment).error().message.find("/token"), std::string::npos);
    stage.files.files["/token"] = "from file";
    stage.answerKeys("A");
    ASSERT_TRUE(stage.ask(environment).ok());
    EXPECT_EQ(stage.headerOf(1, "Authorization"), "from file");
    stage.files.files["/token"] = "planted\nX-Evil: 1";
    const auto evil = stage.ask(environment);
    ASSERT_FALSE(evil.ok());
    EXPECT_EQ(evil.error().message.find("planted"), std::string::npos);
    EXPECT_EQ(stage.transport.requests.size(), 2U);
}

TEST(ContainerProvider, TakesKeysOnlyFromSafePlaces)
{
    for (const char* url :
         {"https://any.host/x", "http://127.0.0.1:80/", "http://127.255.0.9/", "http://localhost/", "http://LOCALHOST/",
          "http://[::1]/", "http://169.254.170.23/", "http://[fd00:ec2::23]/v1", "http://169.254.170.2/"}) {
        EXPECT_TRUE(ContainerProvider::isAllowed(url)) << url;
    }
    for (const char* url : {"http://evil/", "http://127.0.0.1.evil/", "http://localhost@evil/", "http://128.0.0.1/",
                            "http://127.0.0/", "http://127.0.0.1.1/", "http://0127.0.0.1/", "http://169.254.170.3/",
                            "/credentials", "", "http://127.0.0.256/"}) {
        EXPECT_FALSE(ContainerProvider::isAllowed(url)) << url;
    }
    Stage stage;
    EXPECT_FALSE(stage.ask({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://evil/"}}).ok());
    EXPECT_TRUE(stage.transport.requests.empty());
    EXPECT_EQ(stage.ask({})->credentials, nullptr);
}

TEST(ContainerProvider, AnAnswerWithoutAllKeysIsAnError)
{
    Stage stage;
    stage.transport.answer(200, R"({"AccessKeyId": "a"})");
    EXPECT_NE(stage.ask(relative).error().message.find("the answer has no SecretAccessKey"), std::string::npos);
}

} // namespace
} // namespace botoscope::credentials
