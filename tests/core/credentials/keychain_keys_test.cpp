#include "core/credentials/keychain_keys.h"

#include "core/credentials/fake_store.h"
#include "tests/core/credentials/desk.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

constexpr std::int64_t hour = 3600;

struct Fixture {
    test::FakeStore store;
    test::FakeTimers timers;
    test::FakeRandom random;
    MovableClock clock;
    Keychain keychain{store, timers, random, 0};
    int bought = 0;
    std::int64_t lifetime = hour;
    std::optional<Error> refusal;

    explicit Fixture(std::string accessKeyId = "AKID") { put(std::move(accessKeyId)); }

    void put(std::string accessKeyId)
    {
        KeychainEntry entry;
        entry.accessKeyId = std::move(accessKeyId);
        entry.secretAccessKey = SecretString("s3cret");
        entry.accountId = "123456789012";
        store.entries["profile:dev"] = writeEntry(entry).reveal();
        keychain.lock();
    }
    Result<KeychainAnswer> ask(std::optional<std::int64_t> seconds, std::string profile = "dev")
    {
        config::KeychainCommand command;
        command.profile = std::move(profile);
        command.sessionSeconds = seconds;
        BuySession buy = [this](KeychainEntry entry, std::int64_t) -> Task<Result<KeychainSession>> {
            if (refusal) {
                co_return *refusal;
            }
            KeychainSession session;
            session.credentials.accessKeyId = "ASIA" + std::to_string(++bought) + entry.accessKeyId;
            session.credentials.secretAccessKey = SecretString("session secret");
            session.credentials.sessionToken = SecretString("token");
            session.expires = Timestamp::fromSeconds(clock.now().seconds() + lifetime);
            co_return session;
        };
        auto task = keychainAnswer(keychain, clock, buy, command);
        EXPECT_TRUE(task.done());
        return task.take();
    }
};

TEST(KeychainKeys, GivesTheKeysThemselvesUnlessASessionIsAskedFor)
{
    Fixture f;
    const auto answer = f.ask(std::nullopt);
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->credentials.accessKeyId, "AKID");
    EXPECT_EQ(answer->credentials.accountId, "123456789012");
    EXPECT_FALSE(answer->expires);
    EXPECT_EQ(f.bought, 0);
}

TEST(KeychainKeys, BuysASessionOnceAndKeepsItInTheKeychain)
{
    Fixture f;
    for (int i = 0; i < 2; ++i) {
        const auto answer = f.ask(hour);
        ASSERT_TRUE(answer.ok());
        EXPECT_EQ(answer->credentials.accessKeyId, "ASIA1AKID");
        EXPECT_NE(answer->credentials.secretAccessKey.reveal(), "s3cret") << "the long-lived key stays";
        ASSERT_TRUE(answer->expires);
        f.keychain.lock(); // the next process reads it from the service
    }
    EXPECT_EQ(f.bought, 1);
}

TEST(KeychainKeys, BuysAgainFifteenMinutesBeforeTheEnd)
{
    Fixture f;
    f.lifetime = 15 * 60;
    ASSERT_TRUE(f.ask(hour).ok());
    ASSERT_TRUE(f.ask(hour).ok());
    EXPECT_EQ(f.bought, 2);
    f.lifetime = 15 * 60 + 1;
    ASSERT_TRUE(f.ask(hour).ok());
    ASSERT_TRUE(f.ask(hour).ok());
    EXPECT_EQ(f.bought, 3);
}

TEST(KeychainKeys, AShortSessionIsOfUseUntilAThirdIsLeft)
{
    Fixture f;
    f.lifetime = 900;
    ASSERT_TRUE(f.ask(900).ok());
    f.clock.advance(599);
    ASSERT_TRUE(f.ask(900).ok());
    EXPECT_EQ(f.bought, 1);
    f.clock.advance(1);
    ASSERT_TRUE(f.ask(900).ok());
    EXPECT_EQ(f.bought, 2);
}

TEST(KeychainKeys, ASessionOfOtherKeysOrAnotherLengthIsNotUsed)
{
    Fixture f;
    ASSERT_TRUE(f.ask(hour).ok());
    ASSERT_TRUE(f.ask(2 * hour).ok());
    EXPECT_EQ(f.bought, 2);
    f.put("AKIDNEW");
    const auto answer = f.ask(2 * hour);
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->credentials.accessKeyId, "ASIA3AKIDNEW");
}

TEST(KeychainKeys, SaysThatThereIsNoEntryAndWhatToDo)
{
    Fixture f;
    const auto answer = f.ask(std::nullopt, "nobody");
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().get("keychain"), "empty");
    EXPECT_NE(answer.error().message.find("nobody"), std::string::npos);
}

TEST(KeychainKeys, PassesOnThatTheKeychainIsLockedOrTheServiceRefuses)
{
    Fixture f;
    f.refusal = Error(ErrorCode::CredentialRetrieval, "refused");
    EXPECT_EQ(f.ask(hour).error().message, "refused");
    f.store.locked = true;
    f.keychain.lock();
    EXPECT_EQ(f.ask(hour).error().get("keychain"), "unavailable");
}

} // namespace
} // namespace botoscope::credentials
