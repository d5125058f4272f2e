#include "core/client/client_defaults.h"

#include "core/client/session.h"
#include "tests/core/credentials/desk.h"

namespace botoscope::client {
namespace {

/// A session and what its transport was told.
struct Stage : credentials::Desk {
    std::shared_ptr<Client> client(const std::string& settings, const lifecycle::ClientConfig& config = {},
                                   config::Environment environment = {})
    {
        SessionSetup setup;
        setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
        setup.runtime = {&transport, &timers, &clock, &random};
        setup.environment = std::move(environment);
        setup.profiles = *config::ProfileStore::parse(
            {{"/config",
              "[default]\nregion = eu-west-3\naws_access_key_id = A\naws_secret_access_key = s\n" + settings,
              {}},
             {}});
        setup.programVersion = "1";
        session = *Session::create(std::move(setup));
        ClientOptions options;
        options.config = config;
        auto made = session->client("sts", std::move(options));
        problem = made.ok() ? std::string() : made.error().message;
        return made.ok() ? *made : nullptr;
    }
    /// Sends one call, and does not wait for its answer.
    static void call(const std::shared_ptr<Client>& client) { auto task = client->call("GetCallerIdentity"); }
    std::shared_ptr<Session> session;
    std::string problem;
};

TEST(ClientDefaults, AModeGivesRetriesAndTheConnectTimeout)
{
    Stage stage;
    EXPECT_EQ(stage.client("")->state().config.connectTimeoutMicros, std::nullopt);
    const auto standard = stage.client("defaults_mode = standard\n");
    EXPECT_EQ(standard->state().config.connectTimeoutMicros, 3'100'000);
    EXPECT_EQ(standard->state().config.retries.mode, "standard");
    EXPECT_EQ(stage.client("defaults_mode = in-region\nretry_mode = adaptive\n")->state().config.retries.mode,
              "adaptive");
}

TEST(ClientDefaults, WhatTheClientSaysWins)
{
    Stage stage;
    lifecycle::ClientConfig own;
    own.connectTimeoutMicros = 7;
    EXPECT_EQ(stage.client("defaults_mode = standard\n", own)->state().config.connectTimeoutMicros, 7);
    own = {};
    own.defaultsMode = "mobile";
    EXPECT_EQ(stage.client("defaults_mode = standard\n", own)->state().config.connectTimeoutMicros, 30'000'000);
}

TEST(ClientDefaults, AWordThatIsNoModeMakesNoClient)
{
    Stage stage;
    EXPECT_EQ(stage.client("defaults_mode = fast\n"), nullptr);
    EXPECT_NE(stage.problem.find("invalid defaults mode: fast"), std::string::npos) << stage.problem;
}

TEST(ClientDefaults, AutoAsksTheInstanceOnceBeforeTheFirstCallAndShortensTheTimeout)
{
    Stage stage;
    const auto client = stage.client("defaults_mode = auto\n");
    EXPECT_TRUE(stage.transport.requests.empty()) << "making a client sends nothing";
    stage.transport.answer(200, "tok");
    stage.transport.answer(200, "eu-west-3a");
    stage.call(client);
    ASSERT_EQ(stage.transport.requests.size(), 3U);
    EXPECT_EQ(stage.transport.connectTimeouts.at(2), 1'100'000);
    stage.call(client);
    EXPECT_EQ(stage.transport.connectTimeouts.at(3), 1'100'000);
}

TEST(ClientDefaults, AutoOutsideOfTheCloudIsStandard)
{
    Stage stage;
    const auto client = stage.client("defaults_mode = auto\n", {}, {{"AWS_EC2_METADATA_DISABLED", "true"}});
    stage.call(client);
    ASSERT_EQ(stage.transport.requests.size(), 1U);
    EXPECT_EQ(stage.transport.connectTimeouts.at(0), 3'100'000);
}

} // namespace
} // namespace botoscope::client
