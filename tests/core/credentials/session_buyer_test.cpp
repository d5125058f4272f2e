#include "core/credentials/session_buyer.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

KeychainEntry entry()
{
    KeychainEntry made;
    made.accessKeyId = "AKIDKEYCHAIN";
    made.secretAccessKey = SecretString("keychain secret");
    return made;
}

constexpr const char* answer =
    "<GetSessionTokenResponse><GetSessionTokenResult><Credentials><AccessKeyId>ASIA</AccessKeyId>"
    "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
    "<Expiration>2015-08-31T00:36:00Z</Expiration></Credentials></GetSessionTokenResult></GetSessionTokenResponse>";

Result<KeychainSession> bought(test::World& world)
{
    FetchLog log(false, world.clock);
    auto task = sessionBuyer(world.session->surroundings(), log)(entry(), 3600);
    EXPECT_TRUE(task.done());
    return task.take();
}

TEST(SessionBuyer, AsksStsWithTheEntrysKeysInTheProfilesRegion)
{
    test::World world;
    world.transport.answer(200, answer);
    const auto session = bought(world);
    ASSERT_TRUE(session.ok()) << session.error().message;
    EXPECT_EQ(session->credentials.accessKeyId, "ASIA");
    EXPECT_EQ(session->credentials.sessionToken.reveal(), "t");
    EXPECT_EQ(session->expires, Timestamp::fromSeconds(1440981360));
    ASSERT_EQ(world.transport.requests.size(), 1U);
    EXPECT_NE(world.transport.bodies[0].find("DurationSeconds=3600"), std::string::npos);
    const std::string authorization(world.transport.requests[0].headers.get("Authorization"));
    EXPECT_NE(authorization.find("Credential=AKIDKEYCHAIN/20150830/eu-west-1/sts"), std::string::npos);
}

TEST(SessionBuyer, WithoutARegionUsesTheFirstOne)
{
    test::World world({{"AWS_ACCESS_KEY_ID", "AKID"}});
    world.transport.answer(200, answer);
    ASSERT_TRUE(bought(world).ok()) << "the environment's half pair is not even looked at";
    EXPECT_NE(world.transport.requests.at(0).url.find("us-east-1"), std::string::npos);
}

TEST(SessionBuyer, SaysWhatStsSaid)
{
    test::World world;
    world.transport.answer(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no way</Message></Error>"
                                "</ErrorResponse>");
    const auto refused = bought(world);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::CredentialRetrieval);
    EXPECT_NE(refused.error().message.find("no way"), std::string::npos);
    world.transport.answer(200, "<GetSessionTokenResponse/>");
    EXPECT_FALSE(bought(world).ok());
}

} // namespace
} // namespace botoscope::credentials
