#include "core/credentials/environment_provider.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

Result<Answer> ask(config::Environment environment, bool profileSetInCode = false)
{
    EnvironmentProvider provider(std::move(environment), profileSetInCode);
    auto task = provider.load();
    EXPECT_TRUE(task.done());
    return task.take();
}

const config::Environment full = {{"AWS_ACCESS_KEY_ID", "AKID"},
                                  {"AWS_SECRET_ACCESS_KEY", "s3cr3t"},
                                  {"AWS_SESSION_TOKEN", "t0ken"},
                                  {"AWS_ACCOUNT_ID", "123456789012"}};

TEST(EnvironmentProvider, TakesKeysTokenAndAccount)
{
    auto answer = ask(full);
    ASSERT_TRUE(answer.ok());
    ASSERT_TRUE(answer->credentials.has_value());
    EXPECT_EQ(answer->credentials->accessKeyId, "AKID");
    EXPECT_EQ(answer->credentials->secretAccessKey.reveal(), "s3cr3t");
    EXPECT_EQ(answer->credentials->sessionToken.reveal(), "t0ken");
    EXPECT_EQ(answer->credentials->accountId, "123456789012");
    EXPECT_EQ(answer->credentials->method, "env");
    EXPECT_EQ(answer->explanation.find("AKID"), std::string::npos);
    EXPECT_EQ(answer->explanation.find("s3cr3t"), std::string::npos);
}

TEST(EnvironmentProvider, TheOlderTokenNameWinsUnlessEmpty)
{
    config::Environment environment = full;
    environment.set("AWS_SECURITY_TOKEN", "older");
    EXPECT_EQ(ask(environment)->credentials->sessionToken.reveal(), "older");
    environment.set("AWS_SECURITY_TOKEN", "");
    EXPECT_EQ(ask(environment)->credentials->sessionToken.reveal(), "t0ken");
}

TEST(EnvironmentProvider, DeclinesWithoutAnAccessKey)
{
    for (const config::Environment& environment :
         {config::Environment{}, config::Environment{{"AWS_ACCESS_KEY_ID", ""}, {"AWS_SECRET_ACCESS_KEY", "x"}}}) {
        auto answer = ask(environment);
        ASSERT_TRUE(answer.ok());
        EXPECT_FALSE(answer->credentials.has_value());
        EXPECT_NE(answer->explanation.find("AWS_ACCESS_KEY_ID"), std::string::npos);
    }
}

TEST(EnvironmentProvider, HalfAPairIsAnError)
{
    auto answer = ask({{"AWS_ACCESS_KEY_ID", "AKID"}, {"AWS_SECRET_ACCESS_KEY", ""}});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::PartialCredentials);
    EXPECT_EQ(answer.error().message, "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY");
}

TEST(EnvironmentProvider, StandsBackForAProfileChosenInCode)
{
    auto answer = ask(full, true);
    ASSERT_TRUE(answer.ok());
    EXPECT_FALSE(answer->credentials.has_value());
    EXPECT_NE(answer->explanation, "");
}

} // namespace
} // namespace botoscope::credentials
