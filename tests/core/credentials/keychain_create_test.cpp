#include "core/credentials/keychain_create.h"

#include "support/fake_profile_files.h"
#include "support/fakes.h"
#include "tests/core/credentials/fake_store.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

NewKeys keys(const std::string& profile, const std::string& id)
{
    NewKeys made;
    made.profile = profile;
    made.entry.accessKeyId = id;
    made.entry.secretAccessKey = SecretString("s3cret-of-" + id);
    return made;
}

config::ProfileEdit newProfiles(std::initializer_list<const char*> names)
{
    config::ProfileEdit edit;
    for (const char* name : names) {
        edit.emplace_back(config::SaveSection{config::SectionKind::Profile, name, true, {}});
        EXPECT_TRUE(nameKeychain(edit, name, "botoscope").ok());
    }
    return edit;
}

struct Stage {
    test::FakeStore store;
    test::FakeTimers timers;
    test::FakeRandom random;
    test::FakeClock clock;
    Keychain keychain{store, timers, random, 0};
    test::FakeProfileFiles files;

    Result<KeychainEdit> create(std::vector<NewKeys> all, config::ProfileEdit edit)
    {
        auto task = applyEdit(&keychain, files, std::move(edit), entriesOf(std::move(all), clock.now()));
        EXPECT_TRUE(task.done());
        return task.take();
    }
    bool holds(const std::string& entry) const { return store.entries.contains(entry); }
};

} // namespace

TEST(KeychainCreate, TheKeysAreInTheKeychainAndInNoFile)
{
    Stage stage;
    const auto done = stage.create({keys("a", "AKIDA"), keys("b c", "AKIDB")}, newProfiles({"a", "b c"}));
    ASSERT_TRUE(done.ok()) << done.error().message;
    EXPECT_EQ(stage.files.config, "[profile a]\ncredential_process = botoscope credential-process --profile a\n\n"
                                  "[profile \"b c\"]\n"
                                  "credential_process = botoscope credential-process --profile \"b c\"\n");
    EXPECT_EQ(stage.files.credentials, std::nullopt);
    EXPECT_NE(stage.store.entries.at("profile:a").find("s3cret-of-AKIDA"), std::string::npos);
    EXPECT_TRUE(stage.holds("profile:b c"));
}

TEST(KeychainCreate, WhatFailsLeavesNothingBehind)
{
    Stage stage;
    stage.files.failing = config::FileKind::Config;
    EXPECT_FALSE(stage.create({keys("a", "AKIDA")}, newProfiles({"a"})).ok());
    EXPECT_FALSE(stage.holds("profile:a"));
    stage.files.failing.reset();
    stage.files.config = "[profile a]\nregion = r\n";
    EXPECT_FALSE(stage.create({keys("a", "AKIDA")}, newProfiles({"a"})).ok()) << "there is a profile of that name";
    EXPECT_EQ(stage.files.config, "[profile a]\nregion = r\n");
    EXPECT_FALSE(stage.holds("profile:a"));
}

TEST(KeychainCreate, OtherKeysOfThatNameStayAndAreNamed)
{
    Stage stage;
    ASSERT_TRUE(stage.create({keys("b", "OLD")}, newProfiles({"b"})).ok());
    stage.files.config.reset();
    const auto done = stage.create({keys("a", "AKIDA"), keys("b", "NEW")}, newProfiles({"a", "b"}));
    ASSERT_FALSE(done.ok());
    EXPECT_NE(done.error().message.find("under the name b"), std::string::npos) << done.error().message;
    EXPECT_EQ(done.error().message.find("s3cret"), std::string::npos);
    EXPECT_FALSE(stage.holds("profile:a")) << "it was stored for nothing";
    EXPECT_NE(stage.store.entries.at("profile:b").find("OLD"), std::string::npos);
    EXPECT_EQ(stage.files.config, std::nullopt);
}

TEST(KeychainCreate, TheSameKeysAreNoOthersAndStayWhenTheProfileGoes)
{
    Stage stage;
    ASSERT_TRUE(stage.create({keys("b", "OLD")}, newProfiles({"b"})).ok());
    stage.files.config.reset();
    stage.files.failing = config::FileKind::Config;
    EXPECT_FALSE(stage.create({keys("b", "OLD")}, newProfiles({"b"})).ok());
    EXPECT_TRUE(stage.holds("profile:b"));
    stage.files.failing.reset();
    const auto done = stage.create({keys("b", "OLD")}, newProfiles({"b"}));
    ASSERT_TRUE(done.ok()) << done.error().message;
    auto undoing = undoEdit(&stage.keychain, stage.files, *done);
    ASSERT_TRUE(undoing.done());
    EXPECT_TRUE(undoing.take().ok());
    EXPECT_EQ(stage.files.config, std::nullopt);
    EXPECT_TRUE(stage.holds("profile:b"));
}

TEST(KeychainCreate, ALockedKeychainIsSaid)
{
    Stage stage;
    stage.store.locked = true;
    const auto done = stage.create({keys("a", "AKIDA")}, newProfiles({"a"}));
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().get("keychain"), "unavailable");
    EXPECT_EQ(stage.files.config, std::nullopt);
}

TEST(KeychainCreate, NamesThatProgramsReadDifferentlyAreRefused)
{
    config::ProfileEdit edit{config::SaveSection{config::SectionKind::Profile, "a'b", true, {}}};
    EXPECT_FALSE(nameKeychain(edit, "a'b", "botoscope").ok());
    EXPECT_TRUE(std::get<config::SaveSection>(edit[0]).keys.empty());
}

} // namespace botoscope::credentials
