#include "core/credentials/keychain.h"

#include "core/credentials/fake_store.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

KeychainEntry sample(std::string key = "AKIDSAMPLE")
{
    KeychainEntry entry;
    entry.accessKeyId = std::move(key);
    entry.secretAccessKey = SecretString("s3cret");
    return entry;
}

struct Fixture {
    test::FakeStore store;
    test::FakeTimers timers;
    test::FakeRandom random;
    Keychain keychain{store, timers, random, 1'000'000};
    int locked = 0;

    Fixture()
    {
        keychain.onLocked([this] { ++locked; });
    }
};

template <class T> T finished(Task<T> task)
{
    EXPECT_TRUE(task.done());
    return task.take();
}

TEST(Keychain, GivesBackWhatWasStored)
{
    Fixture f;
    ASSERT_TRUE(finished(f.keychain.store("dev", sample())).ok());
    const auto entry = finished(f.keychain.load("dev"));
    ASSERT_TRUE(entry.ok() && *entry);
    EXPECT_EQ(**entry, sample());
    EXPECT_EQ(f.store.entries.size(), 1U);
    EXPECT_TRUE(f.store.entries.contains("profile:dev"));
}

TEST(Keychain, AsksTheServiceOnceUntilItIsLocked)
{
    Fixture f;
    f.store.entries["profile:dev"] = writeEntry(sample()).reveal();
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(finished(f.keychain.load("dev")).ok());
    }
    EXPECT_EQ(f.store.count("read profile:dev"), 1U);
    EXPECT_EQ(f.timers.pending(), 1U) << "each use moves the lock away, with one timer";
    ASSERT_TRUE(f.timers.fireNext());
    EXPECT_EQ(f.locked, 1);
    ASSERT_TRUE(finished(f.keychain.load("dev")).ok());
    EXPECT_EQ(f.store.count("read profile:dev"), 2U);
}

TEST(Keychain, WithoutALockTimeNothingIsForgotten)
{
    Fixture f;
    f.keychain.setLockAfter(0);
    ASSERT_TRUE(finished(f.keychain.store("dev", sample())).ok());
    EXPECT_EQ(f.timers.pending(), 0U);
    f.keychain.setLockAfter(5);
    EXPECT_EQ(f.timers.pending(), 1U) << "a new time holds for what is in memory already";
}

TEST(Keychain, ReadsThatComeTogetherShareOneRequest)
{
    Fixture f;
    f.store.entries["profile:dev"] = writeEntry(sample()).reveal();
    f.store.hold = true;
    std::vector<Task<Result<std::optional<KeychainEntry>>>> tasks;
    for (int i = 0; i < 20; ++i) {
        tasks.push_back(f.keychain.load("dev"));
    }
    tasks.erase(tasks.begin()); // the one whose request it is goes: the others still get their answer
    f.store.release();
    EXPECT_EQ(f.store.count("read profile:dev"), 1U);
    for (auto& task : tasks) {
        const auto entry = finished(std::move(task));
        EXPECT_TRUE(entry.ok() && *entry);
    }
}

TEST(Keychain, AnAbsentEntryIsBelievedOnlyOfAServiceThatKeepsThings)
{
    Fixture f;
    const auto absent = finished(f.keychain.load("nobody"));
    ASSERT_TRUE(absent.ok());
    EXPECT_FALSE(*absent);
    EXPECT_TRUE(f.store.entries.empty()) << "the probe leaves nothing behind";
    f.store.locked = true;
    const auto locked = finished(f.keychain.load("nobody"));
    ASSERT_FALSE(locked.ok());
    EXPECT_EQ(locked.error().get("keychain"), "unavailable");
}

TEST(Keychain, AnEntryThatIsThereNeedsNoProbe)
{
    Fixture f;
    f.store.entries["profile:dev"] = writeEntry(sample()).reveal();
    ASSERT_TRUE(finished(f.keychain.load("dev")).ok());
    EXPECT_EQ(f.store.log.size(), 1U);
}

TEST(Keychain, StoringFailsWhenTheValueDoesNotComeBack)
{
    Fixture f;
    f.store.forgetful = true;
    const auto stored = finished(f.keychain.store("dev", sample()));
    ASSERT_FALSE(stored.ok());
    EXPECT_EQ(stored.error().get("keychain"), "unavailable");
    EXPECT_FALSE(finished(f.keychain.probe()).ok());
}

TEST(Keychain, NewKeysDropTheSessionOfTheOldOnes)
{
    Fixture f;
    KeychainSession session;
    session.credentials.accessKeyId = "ASIA";
    session.credentials.secretAccessKey = SecretString("s");
    session.expires = Timestamp::fromSeconds(10);
    ASSERT_TRUE(finished(f.keychain.storeSession("dev", session)).ok());
    auto kept = finished(f.keychain.loadSession("dev"));
    ASSERT_TRUE(kept.ok() && *kept);
    EXPECT_EQ((*kept)->credentials.accessKeyId, "ASIA");
    ASSERT_TRUE(finished(f.keychain.store("dev", sample("AKIDNEW"))).ok());
    kept = finished(f.keychain.loadSession("dev"));
    ASSERT_TRUE(kept.ok());
    EXPECT_FALSE(*kept);
}

TEST(Keychain, RemovingTakesKeysAndSessionAway)
{
    Fixture f;
    ASSERT_TRUE(finished(f.keychain.store("dev", sample())).ok());
    ASSERT_TRUE(finished(f.keychain.storeSession("dev", KeychainSession())).ok());
    ASSERT_TRUE(finished(f.keychain.remove("dev")).ok());
    EXPECT_TRUE(f.store.entries.empty());
    f.store.locked = true;
    EXPECT_FALSE(finished(f.keychain.remove("dev")).ok()) << "a locked service says 'removed' as well";
}

TEST(Keychain, ADamagedEntryIsAnErrorAndNotAbsence)
{
    Fixture f;
    f.store.entries["profile:dev"] = "s3cret garbage";
    const auto entry = finished(f.keychain.load("dev"));
    ASSERT_FALSE(entry.ok());
    EXPECT_EQ(entry.error().message.find("s3cret"), std::string::npos);
}

} // namespace
} // namespace botoscope::credentials
