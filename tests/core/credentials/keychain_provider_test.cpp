#include "core/credentials/keychain_provider.h"

#include "core/credentials/chain.h"
#include "core/credentials/fake_store.h"
#include "core/credentials/sign_in_fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

constexpr const char* profileText = "[profile dev]\naws_account_id = 123456789012\n"
                                    "credential_process = /opt/botoscope credential-process --profile work";

struct Fixture {
    test::FakeStore store;
    test::FakeTimers timers;
    test::FakeRandom random;
    test::FakeClock clock;
    test::FakeProcesses processes;
    Keychain keychain{store, timers, random, 1'000'000};
    std::shared_ptr<test::FakeServices> services = std::make_shared<test::FakeServices>();
    FetchLog log{false, clock};
    std::shared_ptr<Surroundings> around = std::make_shared<Surroundings>();

    explicit Fixture(const std::string& options = {})
    {
        KeychainEntry entry;
        entry.accessKeyId = "AKIDKEYCHAIN";
        entry.secretAccessKey = SecretString("s3cret");
        store.entries["profile:work"] = writeEntry(entry).reveal();
        config::ConfigFiles files;
        files.config.path = "/c";
        files.config.text = profileText + options + '\n';
        auto profiles = config::ProfileStore::parse(std::move(files));
        EXPECT_TRUE(profiles.ok());
        around->timers = &timers;
        around->clock = &clock;
        around->random = &random;
        around->local.keychain = &keychain;
        around->local.processes = &processes;
        around->services = services;
        around->settings = config::Settings({{"AWS_EC2_METADATA_DISABLED", "true"}}, std::move(*profiles));
        around->settings.set("profile", "dev");
    }
    Result<std::shared_ptr<ProvidedCredentials>> load(CredentialResolver& chain)
    {
        auto task = chain.load(log);
        EXPECT_TRUE(task.done());
        return task.take();
    }
    Result<auth::Credentials> freeze(ProvidedCredentials& credentials)
    {
        auto task = credentials.freeze(log);
        EXPECT_TRUE(task.done());
        return task.take();
    }
};

TEST(KeychainProvider, ReadsTheKeychainInsteadOfStartingTheProgram)
{
    Fixture f;
    CredentialResolver chain = makeChain(f.around);
    const auto found = f.load(chain);
    ASSERT_TRUE(found.ok() && *found) << (found.ok() ? "" : found.error().message);
    const auto keys = f.freeze(**found);
    ASSERT_TRUE(keys.ok());
    EXPECT_EQ(keys->accessKeyId, "AKIDKEYCHAIN");
    EXPECT_EQ(keys->method, "custom-process");
    EXPECT_EQ(keys->accountId, "123456789012");
    EXPECT_TRUE(f.processes.runs.empty());
    const Attempt& last = chain.attempts().back();
    EXPECT_EQ(last.method, "custom-process");
    EXPECT_NE(last.explanation.find("keychain entry work"), std::string::npos);
}

TEST(KeychainProvider, AfterALockTheServiceIsAskedAgain)
{
    Fixture f;
    CredentialResolver chain = makeChain(f.around);
    const auto found = f.load(chain);
    ASSERT_TRUE(found.ok() && *found);
    ASSERT_TRUE(f.freeze(**found).ok());
    EXPECT_EQ(f.store.count("read profile:work"), 1U);
    f.keychain.lock();
    f.store.locked = true;
    const auto locked = f.freeze(**found);
    ASSERT_FALSE(locked.ok());
    EXPECT_EQ(locked.error().get("keychain"), "unavailable");
}

TEST(KeychainProvider, BuysASessionWithACallOfTheSessionsOwn)
{
    Fixture f(" --session-token=900");
    f.services->answer(Value::object(
        {{"Credentials", Value::object({{"AccessKeyId", "ASIA"},
                                        {"SecretAccessKey", "session secret"},
                                        {"SessionToken", "token"},
                                        {"Expiration", Timestamp::fromSeconds(f.clock.now().seconds() + 3600)}})}}));
    CredentialResolver chain = makeChain(f.around);
    const auto found = f.load(chain);
    ASSERT_TRUE(found.ok() && *found) << (found.ok() ? "" : found.error().message);
    const auto keys = f.freeze(**found);
    ASSERT_TRUE(keys.ok());
    EXPECT_EQ(keys->accessKeyId, "ASIA");
    EXPECT_TRUE((*found)->expiry());
    ASSERT_EQ(f.services->calls.size(), 1U);
    ASSERT_TRUE(f.services->calls[0].credentials);
    EXPECT_EQ(f.services->calls[0].credentials->accessKeyId, "AKIDKEYCHAIN");
}

TEST(KeychainProvider, WithoutAnEntryTheChainEndsAndSaysWhatToDo)
{
    Fixture f;
    f.store.entries.clear();
    CredentialResolver chain = makeChain(f.around);
    const auto found = f.load(chain);
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().get("keychain"), "empty");
}

TEST(KeychainProvider, AnotherProgramIsRun)
{
    Fixture f(" --unknown-option");
    f.processes.print(R"({"Version": 1, "AccessKeyId": "AKIDOTHER", "SecretAccessKey": "s"})");
    CredentialResolver chain = makeChain(f.around);
    const auto found = f.load(chain);
    ASSERT_TRUE(found.ok() && *found);
    EXPECT_EQ(f.processes.runs.size(), 1U);
}

} // namespace
} // namespace botoscope::credentials
