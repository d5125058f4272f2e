#include "core/engine/keychain_creator.h"

#include "support/fake_profile_files.h"
#include "support/fakes.h"
#include "support/model_data.h"
#include "tests/core/credentials/fake_store.h"

#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

struct Stage {
    test::FakeStore* store = nullptr; ///< the sessions own it
    test::FakeProfileFiles files;
    EngineSetup setup;
    std::unique_ptr<Sessions> sessions;
    std::unique_ptr<ProfileDesk> desk;
    std::unique_ptr<KeychainCreator> creator;
    std::vector<ProfileEditOutcome> outcomes;

    explicit Stage(bool hasKeychain = true)
    {
        setup.makeParts = [this, hasKeychain] {
            EngineParts parts;
            parts.timers = std::make_unique<test::FakeTimers>();
            parts.clock = std::make_unique<test::FakeClock>();
            parts.random = std::make_unique<test::FakeRandom>();
            parts.profileFiles = std::make_unique<Files>(files);
            if (hasKeychain) {
                auto made = std::make_unique<test::FakeStore>();
                store = made.get();
                parts.secrets = std::move(made);
            }
            return parts;
        };
        sessions = std::make_unique<Sessions>(setup);
        desk = std::make_unique<ProfileDesk>(sessions->profileFiles(), sessions->keychain(), test::sharedLoader());
        creator = std::make_unique<KeychainCreator>(*sessions, *desk, "botoscope", [this](ProfileEditOutcome outcome) {
            outcomes.push_back(std::move(outcome));
        });
    }
    /// The stage keeps the files, the sessions want to own them.
    class Files final : public config::ProfileFiles {
    public:
        explicit Files(config::ProfileFiles& real) : m_real(real) {}
        Result<config::ConfigFiles> read() override { return m_real.read(); }
        Result<void> replace(config::FileKind kind, const std::optional<std::string>& expected,
                             const std::optional<std::string>& text, bool keepBackup) override
        {
            return m_real.replace(kind, expected, text, keepBackup);
        }
        std::string backupPath(config::FileKind kind) override { return m_real.backupPath(kind); }
        Result<void> dropBackup(config::FileKind kind) override { return m_real.dropBackup(kind); }
        std::string safetyProblem(config::FileKind kind) override { return m_real.safetyProblem(kind); }
        Result<std::string> readOther(const std::string& path) override { return m_real.readOther(path); }
        void watch(std::function<void()> changed) override { m_real.watch(std::move(changed)); }

    private:
        config::ProfileFiles& m_real;
    };
    void create(const std::string& name)
    {
        credentials::NewKeys keys;
        keys.profile = name;
        keys.entry.accessKeyId = "AKID";
        keys.entry.secretAccessKey = SecretString("s3cret");
        creator->create(1, {config::SaveSection{config::SectionKind::Profile, name, true, {}}}, keys);
    }
};

} // namespace

TEST(KeychainCreator, MakesAProfileAndUndoingTakesItsKeysOutAgain)
{
    Stage stage;
    stage.create("safe");
    ASSERT_EQ(stage.outcomes.size(), 1U);
    const ProfileEditOutcome made = stage.outcomes[0];
    ASSERT_TRUE(made.applied) << made.error->message;
    EXPECT_EQ(made.keychain, std::vector<std::string>{"safe"});
    EXPECT_EQ(stage.files.config, "[profile safe]\ncredential_process = botoscope credential-process --profile safe\n");
    EXPECT_TRUE(stage.store->entries.contains("profile:safe"));
    auto undoing = stage.desk->undo(2, made.undo);
    ASSERT_TRUE(undoing.done());
    const ProfileEditOutcome undone = undoing.take();
    ASSERT_TRUE(undone.applied);
    stage.creator->takeOut(undone.keychain);
    EXPECT_FALSE(stage.store->entries.contains("profile:safe"));
    EXPECT_EQ(stage.files.config, std::nullopt);
}

TEST(KeychainCreator, ImportsAFileOfKeysPastThePlainFiles)
{
    Stage stage;
    stage.files.others["/d/keys.csv"] =
        "User name,Access key ID,Secret access key\nbob,AKID1,SECRET1\nann,AKID2,SECRET2\n";
    stage.creator->importKeys(3, {"/d/keys.csv", {}, {}, true});
    ASSERT_EQ(stage.outcomes.size(), 1U);
    ASSERT_TRUE(stage.outcomes[0].applied) << stage.outcomes[0].error->message;
    EXPECT_EQ(stage.outcomes[0].profiles, (std::vector<std::string>{"bob", "ann"}));
    EXPECT_EQ(stage.files.credentials, std::nullopt);
    EXPECT_EQ(stage.files.config->find("SECRET"), std::string::npos);
    EXPECT_NE(stage.store->entries.at("profile:ann").find("SECRET2"), std::string::npos);
    stage.creator->importKeys(4, {"/none", {}, {}, true});
    EXPECT_TRUE(stage.outcomes.back().error);
}

TEST(KeychainCreator, SaysThatThereIsNoKeychain)
{
    Stage stage(false);
    stage.create("safe");
    ASSERT_EQ(stage.outcomes.size(), 1U);
    ASSERT_TRUE(stage.outcomes[0].error);
    EXPECT_EQ(stage.outcomes[0].error->get("keychain"), "unavailable");
    EXPECT_EQ(stage.files.config, std::nullopt);
}

} // namespace botoscope::engine
