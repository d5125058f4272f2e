#include "core/credentials/keychain_edit.h"

#include "core/credentials/fake_store.h"
#include "support/fake_profile_files.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

constexpr const char* oldConfig = "[profile dev]\ncredential_process = botoscope credential-process --profile dev\n"
                                  "[profile role]\nsource_profile = dev\nrole_arn = arn:aws:iam::123456789012:role/r\n";

struct Fixture {
    test::FakeStore store;
    test::FakeTimers timers;
    test::FakeRandom random;
    Keychain keychain{store, timers, random, 0};
    test::FakeProfileFiles files;

    Fixture()
    {
        files.config = oldConfig;
        put("dev", "AKID");
        store.entries["move:dev"] = "{}";
        store.entries["session:dev"] = "{}";
    }
    void put(const std::string& profile, const std::string& id)
    {
        KeychainEntry entry;
        entry.accessKeyId = id;
        entry.secretAccessKey = SecretString("planted");
        store.entries["profile:" + profile] = writeEntry(entry).reveal();
    }
    Result<KeychainEdit> apply(config::SectionEdit step, bool withKeychain = true)
    {
        auto task = applyEdit(withKeychain ? &keychain : nullptr, files, {std::move(step)});
        EXPECT_TRUE(task.done());
        return task.take();
    }
    Result<void> undo(const KeychainEdit& done)
    {
        auto task = undoEdit(&keychain, files, done);
        EXPECT_TRUE(task.done());
        return task.take();
    }
    bool has(const std::string& key) const { return store.entries.contains(key); }
};

config::RenameSection rename(const std::string& from, const std::string& to)
{
    return {config::SectionKind::Profile, from, to, true};
}

TEST(KeychainEdit, ARenamedProfileTakesItsKeysAlong)
{
    Fixture f;
    const std::string entry = f.store.entries["profile:dev"];
    const auto done = f.apply(rename("dev", "two words"));
    ASSERT_TRUE(done.ok()) << done.error().message;
    EXPECT_NE(f.files.config->find("[profile \"two words\"]\n"
                                   "credential_process = botoscope credential-process --profile \"two words\"\n"),
              std::string::npos)
        << *f.files.config;
    EXPECT_EQ(f.store.entries["profile:two words"], entry);
    EXPECT_TRUE(f.has("move:two words"));
    EXPECT_FALSE(f.has("profile:dev") || f.has("move:dev") || f.has("session:dev"));
    EXPECT_EQ(done->leftover, std::nullopt);
}

TEST(KeychainEdit, UndoingPutsFilesAndEntriesBack)
{
    Fixture f;
    const auto before = f.store.entries["profile:dev"];
    const auto done = f.apply(rename("dev", "new"));
    ASSERT_TRUE(done.ok());
    ASSERT_TRUE(f.undo(*done).ok());
    EXPECT_EQ(f.files.config, oldConfig);
    EXPECT_EQ(f.store.entries["profile:dev"], before);
    EXPECT_TRUE(f.has("move:dev"));
    EXPECT_FALSE(f.has("profile:new"));
}

TEST(KeychainEdit, TheEntryIsThereBeforeTheFilesNameIt)
{
    Fixture f;
    f.files.failing = config::FileKind::Config;
    EXPECT_FALSE(f.apply(rename("dev", "new")).ok());
    EXPECT_EQ(f.files.config, oldConfig);
    EXPECT_TRUE(f.has("profile:dev"));
    EXPECT_FALSE(f.has("profile:new")) << "what fails takes back what was done";
    EXPECT_EQ(f.store.count("write profile:new"), 1U);
}

TEST(KeychainEdit, OtherKeysUnderTheNewNameAreNeverWrittenOver)
{
    Fixture f;
    f.put("new", "OTHER");
    const std::string other = f.store.entries["profile:new"];
    const auto refused = f.apply(rename("dev", "new"));
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.error().message.find("other keys"), std::string::npos);
    EXPECT_EQ(refused.error().message.find("planted"), std::string::npos);
    EXPECT_EQ(f.files.config, oldConfig);
    EXPECT_EQ(f.store.entries["profile:new"], other);
}

TEST(KeychainEdit, ALockedOrMissingKeychainRenamesNothing)
{
    Fixture f;
    f.store.locked = true;
    EXPECT_EQ(f.apply(rename("dev", "new")).error().get("keychain"), "unavailable");
    EXPECT_EQ(f.apply(rename("dev", "new"), false).error().code, ErrorCode::NotSupported);
    EXPECT_EQ(f.files.config, oldConfig);
}

TEST(KeychainEdit, AnEmptyEntryIsNoReasonNotToRename)
{
    Fixture f;
    f.store.entries.clear();
    ASSERT_TRUE(f.apply(rename("dev", "new")).ok());
    EXPECT_NE(f.files.config->find("--profile new"), std::string::npos);
    EXPECT_TRUE(f.store.entries.empty());
}

TEST(KeychainEdit, EditsOfOtherProfilesDoNotTouchTheKeychain)
{
    Fixture f;
    f.store.log.clear();
    ASSERT_TRUE(f.apply(rename("role", "other"), false).ok());
    EXPECT_TRUE(f.store.log.empty());
}

TEST(KeychainEdit, ADeletedProfilesKeysGoWhenAskedForAndComeBack)
{
    Fixture f;
    const std::string entry = f.store.entries["profile:dev"];
    const auto kept = f.apply(config::RemoveSection{config::SectionKind::Profile, "dev", false});
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept->files.orphans, std::vector<std::string>{"dev"});
    EXPECT_TRUE(f.has("profile:dev"));
    ASSERT_TRUE(f.undo(*kept).ok());
    const auto gone = f.apply(config::RemoveSection{config::SectionKind::Profile, "dev", true});
    ASSERT_TRUE(gone.ok());
    EXPECT_TRUE(gone->files.orphans.empty());
    EXPECT_FALSE(f.has("profile:dev") || f.has("move:dev"));
    ASSERT_TRUE(f.undo(*gone).ok());
    EXPECT_EQ(f.store.entries["profile:dev"], entry);
    EXPECT_TRUE(f.has("move:dev"));
    EXPECT_EQ(f.files.config, oldConfig);
}

TEST(KeychainEdit, KeysThatACopyUsesStay)
{
    Fixture f;
    ASSERT_TRUE(f.apply(config::DuplicateSection{config::SectionKind::Profile, "dev", "copy"}).ok());
    const auto gone = f.apply(config::RemoveSection{config::SectionKind::Profile, "dev", true});
    ASSERT_TRUE(gone.ok());
    EXPECT_TRUE(f.has("profile:dev"));
    EXPECT_TRUE(gone->files.orphans.empty());
}

TEST(KeychainEdit, SaysWhenTheOldEntryCanNotBeRemoved)
{
    Fixture f;
    f.store.stuck = "profile:dev";
    const auto done = f.apply(rename("dev", "new"));
    ASSERT_TRUE(done.ok());
    ASSERT_TRUE(done->leftover.has_value());
    EXPECT_TRUE(f.has("profile:new"));
}

} // namespace
} // namespace botoscope::credentials
