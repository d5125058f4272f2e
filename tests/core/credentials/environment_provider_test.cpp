#include "core/credentials/environment_provider.h"

#include "tests/core/credentials/asked.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

Asked ask(config::Environment environment, bool profileSetInCode = false)
{
    static const test::FakeClock clock; // 2015-08-30T12:36:00Z
    EnvironmentProvider provider(std::move(environment), clock, profileSetInCode);
    return askOf(provider);
}

const config::Environment full = {{"AWS_ACCESS_KEY_ID", "AKID"},
                                  {"AWS_SECRET_ACCESS_KEY", "s3cr3t"},
                                  {"AWS_SESSION_TOKEN", "t0ken"},
                                  {"AWS_ACCOUNT_ID", "123456789012"}};

TEST(EnvironmentProvider, TakesKeysTokenAndAccount)
{
    auto answer = ask(full);
    ASSERT_TRUE(answer.ok());
    ASSERT_TRUE(answer.found());
    const auth::Credentials keys = answer.keys();
    EXPECT_EQ(keys.accessKeyId, "AKID");
    EXPECT_EQ(keys.secretAccessKey.reveal(), "s3cr3t");
    EXPECT_EQ(keys.sessionToken.reveal(), "t0ken");
    EXPECT_EQ(keys.accountId, "123456789012");
    EXPECT_EQ(keys.method, "env");
    EXPECT_EQ(answer->explanation.find("AKID"), std::string::npos);
    EXPECT_EQ(answer->explanation.find("s3cr3t"), std::string::npos);
}

TEST(EnvironmentProvider, TheOlderTokenNameWinsUnlessEmpty)
{
    config::Environment environment = full;
    environment.set("AWS_SECURITY_TOKEN", "older");
    EXPECT_EQ(ask(environment).keys().sessionToken.reveal(), "older");
    environment.set("AWS_SECURITY_TOKEN", "");
    EXPECT_EQ(ask(environment).keys().sessionToken.reveal(), "t0ken");
}

TEST(EnvironmentProvider, DeclinesWithoutAnAccessKey)
{
    for (const config::Environment& environment :
         {config::Environment{}, config::Environment{{"AWS_ACCESS_KEY_ID", ""}, {"AWS_SECRET_ACCESS_KEY", "x"}},
          config::Environment{{"AWS_ACCESS_KEY_ID", " "}, {"AWS_SECRET_ACCESS_KEY", " "}}}) {
        auto answer = ask(environment);
        ASSERT_TRUE(answer.ok());
        EXPECT_FALSE(answer.found());
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
    EXPECT_FALSE(answer.found());
    EXPECT_NE(answer->explanation, "");
}

TEST(EnvironmentProvider, AnExpirationMakesThemRunOut)
{
    config::Environment environment = full;
    environment.set("AWS_CREDENTIAL_EXPIRATION", "2015-08-30T13:36:00Z");
    EXPECT_EQ(ask(environment).keys().accessKeyId, "AKID");
    EXPECT_EQ(ask(environment)->credentials->expiry(), Timestamp::fromSeconds(1440941760));
    environment.set("AWS_CREDENTIAL_EXPIRATION", "2015-08-30T12:35:59Z");
    EXPECT_EQ(ask(environment).freeze().error().message,
              "Credentials were refreshed, but the refreshed credentials are still expired.");
    environment.set("AWS_CREDENTIAL_EXPIRATION", "soon");
    EXPECT_EQ(ask(environment).error().code, ErrorCode::CredentialRetrieval);
}

} // namespace
} // namespace botoscope::credentials
