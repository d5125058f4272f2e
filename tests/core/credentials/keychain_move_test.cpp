#include "core/credentials/keychain_move.h"

#include "core/credentials/fake_store.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

constexpr const char* command = "botoscope credential-process --profile dev";
constexpr const char* oldConfig = "[profile dev]\nregion = eu-west-1\n";
constexpr const char* oldCredentials = "# mine\n[dev]\naws_access_key_id = AKID\naws_secret_access_key = s3cret\n";

/// Profile files in memory.
class FakeProfileFiles final : public config::ProfileFiles {
public:
    std::map<config::FileKind, std::optional<std::string>> texts = {{config::FileKind::Config, oldConfig},
                                                                    {config::FileKind::Credentials, oldCredentials}};
    std::map<config::FileKind, bool> backups = {{config::FileKind::Credentials, true}};
    std::optional<config::FileKind> broken; ///< one that can't be written
    std::vector<config::FileKind> written;

    Result<config::ConfigFiles> read() override
    {
        config::ConfigFiles files;
        files.config.path = "/c";
        files.config.text = texts[config::FileKind::Config];
        files.credentials.path = "/k";
        files.credentials.text = texts[config::FileKind::Credentials];
        return files;
    }
    Result<void> replace(config::FileKind kind, const std::optional<std::string>& expected,
                         const std::optional<std::string>& text, bool keepBackup) override
    {
        if (kind == broken || texts[kind] != expected) {
            return Error(ErrorCode::Io, "it can't be written");
        }
        texts[kind] = text;
        backups[kind] = backups[kind] || keepBackup;
        written.push_back(kind);
        return {};
    }
    std::string backupPath(config::FileKind) override { return "/b"; }
    Result<void> dropBackup(config::FileKind kind) override
    {
        backups[kind] = false;
        return {};
    }
    std::string safetyProblem(config::FileKind) override { return {}; }
    Result<std::string> readOther(const std::string&) override { return std::string(); }
    void watch(std::function<void()>) override {}
};

using Kinds = std::vector<config::FileKind>;
constexpr auto configFile = config::FileKind::Config;
constexpr auto credentialsFile = config::FileKind::Credentials;

struct Fixture {
    test::FakeStore store;
    test::FakeTimers timers;
    test::FakeRandom random;
    test::FakeClock clock;
    Keychain keychain{store, timers, random, 0};
    FakeProfileFiles files;

    Result<void> move()
    {
        auto task = moveIntoKeychain(keychain, files, clock, "dev", command);
        EXPECT_TRUE(task.done());
        return task.take();
    }
    Result<void> restore()
    {
        auto task = restoreFromKeychain(keychain, files, "dev");
        EXPECT_TRUE(task.done());
        return task.take();
    }
    void expectUntouched()
    {
        EXPECT_EQ(files.texts[configFile], oldConfig);
        EXPECT_EQ(files.texts[credentialsFile], oldCredentials);
        EXPECT_TRUE(store.entries.empty());
    }
};

TEST(KeychainMove, StoresThenChangesTheFilesSoThatKeysAreThereAtEveryMoment)
{
    Fixture f;
    ASSERT_TRUE(f.move().ok());
    EXPECT_EQ(f.files.written, (Kinds{configFile, credentialsFile}));
    EXPECT_TRUE(f.store.entries.contains("profile:dev"));
    EXPECT_FALSE(f.files.backups[credentialsFile]) << "a backup of an earlier edit holds the keys";
    EXPECT_EQ(f.files.texts[credentialsFile]->find("s3cret"), std::string::npos);
    EXPECT_NE(f.files.texts[configFile]->find(command), std::string::npos);
}

TEST(KeychainMove, UndoPutsTheBytesBackAndLeavesNothingInTheKeychain)
{
    Fixture f;
    ASSERT_TRUE(f.move().ok());
    f.keychain.lock(); // another process takes it back
    f.files.written.clear();
    const auto back = f.restore();
    ASSERT_TRUE(back.ok()) << back.error().message;
    EXPECT_EQ(f.files.written, (Kinds{credentialsFile, configFile}));
    f.expectUntouched();
}

TEST(KeychainMove, WhereverItFailsAllIsAsItWas)
{
    Fixture locked;
    locked.store.locked = true;
    EXPECT_EQ(locked.move().error().get("keychain"), "unavailable");
    locked.expectUntouched();
    Fixture forgetful;
    forgetful.store.forgetful = true;
    EXPECT_FALSE(forgetful.move().ok());
    forgetful.expectUntouched();
    for (const auto file : {configFile, credentialsFile}) {
        Fixture broken;
        broken.files.broken = file;
        const auto done = broken.move();
        ASSERT_FALSE(done.ok()) << static_cast<int>(file);
        EXPECT_EQ(done.error().code, ErrorCode::Io);
        broken.expectUntouched();
    }
}

TEST(KeychainMove, AnUndoThatFailsKeepsTheKeysInTheKeychain)
{
    for (const auto file : {configFile, credentialsFile}) {
        Fixture f;
        ASSERT_TRUE(f.move().ok());
        const auto moved = f.files.texts;
        f.files.broken = file;
        EXPECT_FALSE(f.restore().ok());
        EXPECT_EQ(f.files.texts, moved);
        EXPECT_TRUE(f.store.entries.contains("profile:dev"));
    }
}

TEST(KeychainMove, OtherKeysInTheKeychainAreNotOverwritten)
{
    Fixture f;
    KeychainEntry other;
    other.accessKeyId = "OTHER";
    other.secretAccessKey = SecretString("other");
    ASSERT_TRUE(f.store.entries.emplace("profile:dev", writeEntry(other).reveal()).second);
    EXPECT_EQ(f.move().error().code, ErrorCode::InvalidConfig);
    EXPECT_EQ(f.store.entries["profile:dev"], writeEntry(other).reveal());
    EXPECT_EQ(f.files.texts[credentialsFile], oldCredentials);
}

TEST(KeychainMove, TheSameKeysInTheKeychainAreNoHindranceAndStayWhenItFails)
{
    Fixture f;
    KeychainEntry same;
    same.accessKeyId = "AKID";
    same.secretAccessKey = SecretString("s3cret");
    f.store.entries.emplace("profile:dev", writeEntry(same).reveal());
    f.files.broken = credentialsFile;
    EXPECT_FALSE(f.move().ok());
    EXPECT_TRUE(f.store.entries.contains("profile:dev"));
    f.files.broken.reset();
    EXPECT_TRUE(f.move().ok());
}

TEST(KeychainMove, WithoutAnEntryThereIsNothingToTakeBack)
{
    Fixture f;
    EXPECT_EQ(f.restore().error().get("keychain"), "empty");
}

} // namespace
} // namespace botoscope::credentials
