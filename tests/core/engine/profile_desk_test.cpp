#include "core/engine/profile_desk.h"

#include "support/fake_profile_files.h"
#include "support/fakes.h"
#include "support/model_data.h"
#include "tests/core/credentials/fake_store.h"

#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

struct Desk {
    test::FakeProfileFiles files;
    test::FakeStore store;
    test::FakeTimers timers;
    test::FakeRandom random;
    test::FakeClock clock;
    credentials::Keychain keychain{store, timers, random, 0};
    ProfileDesk desk;

    explicit Desk(bool hasKeychain = true)
        : desk({&files, hasKeychain ? &keychain : nullptr, &test::sharedLoader(), &clock, "botoscope", {}})
    {
    }
    static ProfileEditOutcome done(Task<ProfileEditOutcome> task)
    {
        EXPECT_TRUE(task.done());
        return task.take();
    }
    ProfileEditOutcome apply(std::uint64_t id, const config::ProfileEdit& edit) { return done(desk.apply(id, edit)); }
    ProfileEditOutcome undo(std::uint64_t id, std::uint64_t number) { return done(desk.undo(id, number)); }
    ProfileEditOutcome importKeys(std::uint64_t id, const KeyImport& request)
    {
        return done(desk.importKeys(id, request));
    }
    ProfileEditOutcome create(const std::string& name)
    {
        credentials::NewKeys keys;
        keys.profile = name;
        keys.entry.accessKeyId = "AKID";
        keys.entry.secretAccessKey = SecretString("s3cret");
        return done(
            desk.create(1, {config::SaveSection{config::SectionKind::Profile, name, true, {}}}, {std::move(keys)}));
    }
};

config::ProfileEdit setRegion(const std::string& profile, const std::string& region)
{
    return {
        config::SaveSection{config::SectionKind::Profile, profile, false, {{{}, "region", SecretString(region), {}}}}};
}

TEST(ProfileDesk, PreviewsWithoutWriting)
{
    Desk at;
    at.files.config = "[profile p]\nregion = a\n";
    const ProfileEditOutcome outcome = at.desk.preview(7, setRegion("p", "b"));
    EXPECT_EQ(outcome.id, 7U);
    EXPECT_FALSE(outcome.applied);
    ASSERT_EQ(outcome.changes.size(), 1U);
    EXPECT_EQ(outcome.changes[0].hunks.at(0).after, std::vector<std::string>{"region = b"});
    EXPECT_EQ(at.files.config, "[profile p]\nregion = a\n");
}

TEST(ProfileDesk, AppliesAndUndoesOutOfOrderOnlyWhereNothingElseChanged)
{
    Desk at;
    at.files.config = "[profile p]\nregion = a\n";
    const ProfileEditOutcome first = at.apply(1, setRegion("p", "b"));
    const ProfileEditOutcome second = at.apply(2, setRegion("p", "c"));
    ASSERT_TRUE(first.applied && second.applied);
    EXPECT_EQ(first.backups, std::vector<std::string>{"/aws/config.backup"});
    EXPECT_TRUE(config::isChangedOnDisk(*at.undo(3, first.undo).error));
    EXPECT_TRUE(at.undo(4, second.undo).applied);
    EXPECT_TRUE(at.undo(5, first.undo).applied);
    EXPECT_EQ(at.files.config, "[profile p]\nregion = a\n");
    EXPECT_TRUE(at.undo(6, first.undo).error);
}

TEST(ProfileDesk, ChangesNothingWithoutADifference)
{
    Desk at;
    at.files.config = "[profile p]\nregion = a\n";
    const ProfileEditOutcome outcome = at.apply(1, setRegion("p", "a"));
    EXPECT_TRUE(outcome.applied);
    EXPECT_EQ(outcome.undo, 0U);
    EXPECT_EQ(at.files.backups, 0);
}

TEST(ProfileDesk, ImportsKeysUnderTheirUsersNames)
{
    Desk at;
    at.files.others["/d/keys.csv"] =
        "User name,Access key ID,Secret access key\nbob,AKID1,SECRET1\nann,AKID2,SECRET2\n";
    const ProfileEditOutcome outcome = at.importKeys(1, {"/d/keys.csv", {}, "eu-west-1"});
    ASSERT_TRUE(outcome.applied) << outcome.error->message;
    EXPECT_EQ(outcome.profiles, (std::vector<std::string>{"bob", "ann"}));
    EXPECT_EQ(at.files.credentials, "[bob]\naws_access_key_id = AKID1\naws_secret_access_key = SECRET1\n\n"
                                    "[ann]\naws_access_key_id = AKID2\naws_secret_access_key = SECRET2\n");
    EXPECT_EQ(at.files.config, "[profile bob]\nregion = eu-west-1\n\n[profile ann]\nregion = eu-west-1\n");
    for (const FileChange& change : outcome.changes) {
        for (const config::EditHunk& hunk : change.hunks) {
            for (const std::string& line : hunk.after) {
                EXPECT_EQ(line.find("SECRET"), std::string::npos) << line;
            }
        }
    }
    EXPECT_TRUE(at.importKeys(2, {"/d/keys.csv", {}, {}}).error) << "their names are taken";
    EXPECT_TRUE(at.importKeys(3, {"/none", {}, {}}).error);
}

TEST(ProfileDesk, NamesASingleKeyAsAskedOrAfterItsFile)
{
    Desk at;
    at.files.others["/d/root.csv"] = "Access key ID,Secret access key\nAKID1234,SECRET\n";
    EXPECT_EQ(at.importKeys(1, {"/d/root.csv", "mine", {}}).profiles, std::vector<std::string>{"mine"});
    EXPECT_EQ(at.importKeys(2, {"/d/root.csv", {}, {}}).profiles, std::vector<std::string>{"root"});
}

TEST(ProfileDesk, MakesAProfileWithItsKeysInTheKeychainAndUndoingTakesThemOutAgain)
{
    Desk at;
    const ProfileEditOutcome made = at.create("safe");
    ASSERT_TRUE(made.applied) << made.error->message;
    EXPECT_EQ(at.files.config, "[profile safe]\ncredential_process = botoscope credential-process --profile safe\n");
    EXPECT_TRUE(at.store.entries.contains("profile:safe"));
    ASSERT_TRUE(at.undo(2, made.undo).applied);
    EXPECT_FALSE(at.store.entries.contains("profile:safe"));
    EXPECT_EQ(at.files.config, std::nullopt);
}

TEST(ProfileDesk, ImportsAFileOfKeysIntoTheKeychainPastThePlainFiles)
{
    Desk at;
    at.files.others["/d/keys.csv"] =
        "User name,Access key ID,Secret access key\nbob,AKID1,SECRET1\nann,AKID2,SECRET2\n";
    const ProfileEditOutcome made = at.importKeys(3, {"/d/keys.csv", {}, "eu-west-1", true});
    ASSERT_TRUE(made.applied) << made.error->message;
    EXPECT_EQ(made.profiles, (std::vector<std::string>{"bob", "ann"}));
    EXPECT_EQ(at.files.credentials, std::nullopt);
    EXPECT_NE(at.files.config->find("[profile bob]\nregion = eu-west-1\n"), std::string::npos) << *at.files.config;
    EXPECT_EQ(at.files.config->find("SECRET"), std::string::npos);
    EXPECT_NE(at.store.entries.at("profile:ann").find("SECRET2"), std::string::npos);
    EXPECT_TRUE(at.importKeys(4, {"/none", {}, {}, true}).error);
}

TEST(ProfileDesk, SaysThatThereIsNoKeychain)
{
    Desk at(false);
    const ProfileEditOutcome made = at.create("safe");
    ASSERT_TRUE(made.error);
    EXPECT_EQ(made.error->get("keychain"), "unavailable");
    EXPECT_EQ(at.files.config, std::nullopt);
}

TEST(ProfileDesk, WarnsOfFilesThatOthersMayRead)
{
    Desk at;
    at.files.credentials = "[p]\n";
    at.files.unsafe = "others may read this file";
    const ProfileBook book = at.desk.book();
    EXPECT_EQ(book.files.at(1).problem, "others may read this file");
    EXPECT_FALSE(book.files.at(0).exists);
    EXPECT_GT(book.regions.size(), 20U);
}

TEST(ProfileDesk, HasNothingWhereThereAreNoFiles)
{
    ProfileDesk desk({nullptr, nullptr, &test::sharedLoader(), nullptr, {}, {}});
    EXPECT_TRUE(desk.book().profiles.empty());
    EXPECT_TRUE(Desk::done(desk.apply(1, setRegion("p", "r"))).error);
}

} // namespace
} // namespace botoscope::engine
