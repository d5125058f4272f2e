#include "core/auth/query_string.h"
#include "core/engine/engine.h"
#include "core/engine/setup.h"
#include "core/platform/curl_transport.h"
#include "core/platform/file_store.h"
#include "core/platform/qt_timers.h"
#include "core/simulator/http_server.h"
#include "support/engine/wait.h"
#include "support/model_data.h"

#include <QCoreApplication>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

using Action = PromptAnswer::Action;
using State = Prompt::State;

/// sso-oidc, sso and sts in a few words.
simulator::ServerResponse answerOf(const simulator::ServerRequest& request)
{
    simulator::ServerResponse response;
    const std::string path = request.target.substr(0, request.target.find('?'));
    if (path == "/client/register") {
        response.body = R"({"clientId":"client","clientSecret":"client secret","clientSecretExpiresAt":4102444800})";
    } else if (path == "/token") {
        response.body = R"({"accessToken":"access","refreshToken":"refresh","expiresIn":3600})";
    } else if (path == "/federation/credentials") {
        response.body = R"({"roleCredentials":{"accessKeyId":"ASIAROLE","secretAccessKey":"s","sessionToken":"t",)"
                        R"("expiration":4102444800000}})";
    } else {
        response.body = "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>"
                        "</GetCallerIdentityResult></GetCallerIdentityResponse>";
    }
    return response;
}

/// An engine with a profile that nobody is signed in to, and a browser that goes where it is sent.
struct World {
    QTemporaryDir home;
    std::vector<std::string> asked; ///< paths
    bool expired = false;           ///< sts says so of every call's keys
    simulator::HttpServer server{[this](const simulator::ServerRequest& request) {
        asked.push_back(request.target.substr(0, request.target.find('?')));
        return expired && asked.back() == "/" ? refusal() : answerOf(request);
    }};
    std::unique_ptr<Engine> engine;
    std::vector<Prompt> prompts;
    std::map<quint64, std::shared_ptr<const CallOutcome>> outcomes;

    World()
    {
        EXPECT_TRUE(server.listen(0));
        engine = std::make_unique<Engine>(setup());
        QObject::connect(engine.get(), &Engine::promptChanged, engine.get(),
                         [this](const Prompt& prompt) { prompts.push_back(prompt); });
        QObject::connect(engine.get(), &Engine::callFinished, engine.get(),
                         [this](quint64 id, const auto& outcome) { outcomes[id] = outcome; });
    }
    static simulator::ServerResponse refusal()
    {
        simulator::ServerResponse response;
        response.status = 403;
        response.body =
            "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>expired</Message></Error></ErrorResponse>";
        return response;
    }
    EngineSetup setup()
    {
        const std::string url = "http://127.0.0.1:" + std::to_string(server.port());
        const std::string folder = home.path().toStdString();
        EngineSetup made;
        made.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
        made.programVersion = "1";
        made.environment = [url, folder] {
            return config::Environment({{"AWS_ENDPOINT_URL", url}, {"HOME", folder}, {"AWS_MAX_ATTEMPTS", "1"}});
        };
        made.readProfiles = []() -> Result<config::ProfileStore> {
            config::ConfigFiles files;
            files.config.text = "[sso-session corp]\nsso_start_url = https://corp.example\nsso_region = eu-west-1\n"
                                "[profile dev]\nsso_session = corp\nsso_account_id = 123456789012\n"
                                "sso_role_name = Dev\nregion = eu-west-1\n[profile keys]\naws_access_key_id = a\n"
                                "aws_secret_access_key = b\n";
            return config::ProfileStore::parse(std::move(files));
        };
        made.openBrowser = [](const std::string& page) {
            visit(page);
            return true;
        };
        made.makeParts = [] {
            EngineParts parts;
            parts.transport = std::make_unique<platform::CurlTransport>();
            parts.timers = std::make_unique<platform::QtTimers>();
            parts.clock = std::make_unique<SystemClock>();
            parts.random = std::make_unique<SystemRandom>();
            parts.files = std::make_unique<platform::DiskFiles>();
            return parts;
        };
        return made;
    }
    /// The page sends the browser straight back with a code.
    static void visit(const std::string& page)
    {
        const auto query = auth::parseQuery(page.substr(page.find('?') + 1));
        const std::string redirect = *auth::findParameter(query, "redirect_uri");
        const std::string authority = redirect.substr(7, redirect.find('/', 7) - 7);
        const QByteArray request = QByteArray::fromStdString(
            "GET /oauth/callback?" +
            auth::encodeQuery({{"code", "c"}, {"state", *auth::findParameter(query, "state")}}) +
            " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
        const auto port = static_cast<quint16>(std::stoi(authority.substr(authority.find(':') + 1)));
        // In the test's thread: the engine's may end before the socket is done with.
        QObject* application = QCoreApplication::instance();
        QMetaObject::invokeMethod(application, [application, request, port] {
            auto* socket = new QTcpSocket(application);
            QObject::connect(socket, &QTcpSocket::connected, socket, [socket, request] { socket->write(request); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            socket->connectToHost(QStringLiteral("127.0.0.1"), port);
        });
    }
    quint64 send()
    {
        CallRequest request;
        request.service = "sts";
        request.operation = "GetCallerIdentity";
        request.profile = "dev";
        return engine->send(request);
    }
    PromptAnswer act(Action action)
    {
        PromptAnswer answer;
        answer.action = action;
        return answer;
    }
    std::ptrdiff_t count(const std::string& path) const { return std::count(asked.begin(), asked.end(), path); }
};

TEST(EngineSignIn, CallsWaitForOneSignInAndThenGoOn)
{
    World world;
    std::vector<quint64> calls;
    for (int i = 0; i < 5; ++i) {
        calls.push_back(world.send());
    }
    ASSERT_TRUE(test::waitUntil([&] { return !world.prompts.empty() && world.prompts.back().waiting == 5; }));
    EXPECT_EQ(world.prompts.front().id, world.prompts.back().id) << "one prompt";
    EXPECT_EQ(world.prompts.back().state, State::Offered);
    EXPECT_EQ(world.prompts.back().subject, "corp");
    EXPECT_TRUE(world.outcomes.empty());
    world.engine->answerPrompt(world.prompts.back().id, world.act(Action::Browser));
    ASSERT_TRUE(test::waitUntil([&] { return world.outcomes.size() == 5; }));
    for (const quint64 call : calls) {
        const auto& outcome = *world.outcomes[call];
        ASSERT_FALSE(outcome.error) << outcome.error->message;
        EXPECT_EQ(outcome.parsed["Account"], Value("123456789012"));
    }
    EXPECT_EQ(world.prompts.back().state, State::Closed);
    EXPECT_TRUE(world.prompts.back().done);
    EXPECT_EQ(world.count("/token"), 1);
    EXPECT_EQ(world.count("/federation/credentials"), 1) << "one fetch for all";
}

TEST(EngineSignIn, DecliningFailsThemAllAlikeAndTheNextCallIsAskedAgain)
{
    World world;
    const quint64 first = world.send();
    const quint64 second = world.send();
    ASSERT_TRUE(test::waitUntil([&] { return !world.prompts.empty() && world.prompts.back().waiting == 2; }));
    const std::uint64_t declined = world.prompts.back().id;
    world.engine->answerPrompt(declined, world.act(Action::Cancel));
    ASSERT_TRUE(test::waitUntil([&] { return world.outcomes.size() == 2; }));
    ASSERT_TRUE(world.outcomes[first]->error && world.outcomes[second]->error);
    EXPECT_EQ(world.outcomes[first]->error->message, world.outcomes[second]->error->message);
    EXPECT_EQ(world.outcomes[first]->error->get("sign_in_failed"), "declined");
    world.send();
    ASSERT_TRUE(test::waitUntil([&] { return world.prompts.back().state == State::Offered; }));
    EXPECT_NE(world.prompts.back().id, declined);
}

TEST(EngineSignIn, ACancelledCallTakesItsQuestionAlong)
{
    World world;
    const quint64 call = world.send();
    ASSERT_TRUE(test::waitUntil([&] { return !world.prompts.empty(); }));
    world.engine->cancel(call);
    ASSERT_TRUE(test::waitUntil([&] { return world.prompts.back().state == State::Closed; }));
    EXPECT_FALSE(world.prompts.back().done);
}

TEST(EngineSignIn, ThePersonMaySignInBeforeAnyCall)
{
    World world;
    world.engine->signIn(QStringLiteral("dev"));
    ASSERT_TRUE(test::waitUntil([&] { return !world.prompts.empty() && world.prompts.back().done; }));
    const quint64 call = world.send();
    ASSERT_TRUE(test::waitUntil([&] { return world.outcomes.contains(call); }));
    EXPECT_FALSE(world.outcomes[call]->error);
    EXPECT_EQ(world.count("/token"), 1);
}

TEST(EngineSignIn, KeysThatAServiceCallsExpiredAreFetchedAnewAfterASignIn)
{
    World world;
    world.engine->signIn(QStringLiteral("dev"));
    ASSERT_TRUE(test::waitUntil([&] { return !world.prompts.empty() && world.prompts.back().done; }));
    world.expired = true;
    const quint64 refused = world.send();
    ASSERT_TRUE(test::waitUntil([&] { return world.outcomes.contains(refused); }));
    EXPECT_EQ(world.outcomes[refused]->renewal, Renewal::SignIn);
    EXPECT_EQ(world.count("/federation/credentials"), 1);
    world.expired = false;
    world.prompts.clear();
    world.engine->renewCredentials(QStringLiteral("dev"));
    ASSERT_TRUE(test::waitUntil([&] { return !world.prompts.empty() && world.prompts.back().done; }));
    const quint64 again = world.send();
    ASSERT_TRUE(test::waitUntil([&] { return world.outcomes.contains(again); }));
    EXPECT_FALSE(world.outcomes[again]->error || world.outcomes[again]->refusal);
    EXPECT_EQ(world.outcomes[again]->renewal, Renewal::None);
    EXPECT_EQ(world.count("/federation/credentials"), 2) << "the kept keys were not taken again";
    EXPECT_EQ(world.count("/token"), 2);
}

TEST(EngineSignIn, AProfileWithKeysHasNothingToSignInTo)
{
    World world;
    world.engine->signIn(QStringLiteral("keys"));
    ASSERT_TRUE(test::waitUntil([&] { return !world.prompts.empty(); }));
    EXPECT_EQ(world.prompts.back().state, State::Failed);
    world.engine->answerPrompt(world.prompts.back().id, world.act(Action::Cancel));
    ASSERT_TRUE(test::waitUntil([&] { return world.prompts.back().state == State::Closed; }));
}

} // namespace
} // namespace botoscope::engine
