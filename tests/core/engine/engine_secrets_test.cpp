#include "core/base/json.h"
#include "core/credentials/keychain_entry.h"
#include "core/engine/engine.h"
#include "core/engine/setup.h"
#include "core/platform/curl_transport.h"
#include "core/platform/file_store.h"
#include "core/platform/qt_processes.h"
#include "core/platform/qt_timers.h"
#include "core/simulator/http_server.h"
#include "core/trace/json_lines.h"
#include "support/engine/wait.h"
#include "support/fake_profile_files.h"
#include "support/model_data.h"
#include "tests/core/credentials/fake_store.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>

// What the window is ever given of a profile's secrets: nothing, whatever kind of profile it is.
namespace botoscope::engine {
namespace {

constexpr const char* secret = "planted/S3cret+Key";
constexpr const char* token = "plantedToken//x+/=";

std::string keysJson()
{
    return std::string(R"({"Version": 1, "AccessKeyId": "AKIDPLANTED", "SecretAccessKey": ")") + secret +
           R"(", "SessionToken": ")" + token + "\"}";
}

/// Hands out a role's keys, and refuses everything else with all that it was sent.
simulator::ServerResponse answerOf(const simulator::ServerRequest& request)
{
    simulator::ServerResponse response;
    if (request.target.starts_with("/federation/credentials")) {
        response.body = std::string(R"({"roleCredentials":{"accessKeyId":"AKIDPLANTED","secretAccessKey":")") + secret +
                        R"(","sessionToken":")" + token + R"(","expiration":4102444800000}})";
        return response;
    }
    std::string said = request.target + ' ' + request.body;
    for (const auto& [name, value] : request.headers) {
        said += ' ' + name + ": " + value;
    }
    response.status = 400;
    response.body = "<ErrorResponse><Error><Code>Echo</Code><Message>" + said + "</Message></Error></ErrorResponse>";
    return response;
}

/// An engine with profiles of every kind whose keys are the planted ones, and all texts it gave away.
struct World {
    QTemporaryDir home;
    simulator::HttpServer server{&answerOf};
    std::unique_ptr<Engine> engine;
    std::string told;
    int calls = 0;
    int explanations = 0;
    bool read = false;

    World()
    {
        EXPECT_TRUE(server.listen(0));
        write("process", "#!/bin/sh\necho '" + std::string(secret) + "' >&2\necho '" + keysJson() + "'\n");
        QFile::setPermissions(path("process"), QFile::ReadOwner | QFile::ExeOwner);
        QDir(home.path()).mkpath(QStringLiteral(".aws/sso/cache"));
        // Named by the SHA-1 of "corp".
        write(".aws/sso/cache/" + cacheName(),
              R"({"accessToken":")" + std::string(token) + R"(","expiresAt":"2100-01-01T00:00:00Z"})");
        engine = std::make_unique<Engine>(setup());
        listen();
    }
    static std::string cacheName()
    {
        return QCryptographicHash::hash("corp", QCryptographicHash::Sha1).toHex().toStdString() + ".json";
    }
    QString path(const std::string& name) const { return home.filePath(QString::fromStdString(name)); }
    void write(const std::string& name, const std::string& text) const
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(text));
    }
    std::string config() const
    {
        return "[profile static]\naws_access_key_id = AKIDPLANTED\naws_secret_access_key = " + std::string(secret) +
               "\naws_session_token = " + token +
               "\n[profile process]\ncredential_process = " + path("process").toStdString() +
               "\n[profile keychain]\ncredential_process = botoscope credential-process --profile keychain\n"
               "[sso-session corp]\nsso_start_url = https://corp.example\nsso_region = eu-west-1\n"
               "[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\n";
    }
    EngineSetup setup() const
    {
        EngineSetup made;
        made.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
        made.programVersion = "1";
        made.environment = [url = "http://127.0.0.1:" + std::to_string(server.port()), folder = home.path()] {
            return config::Environment({{"AWS_ENDPOINT_URL", url},
                                        {"AWS_REGION", "eu-west-1"},
                                        {"AWS_DEFAULT_REGION", "eu-west-1"},
                                        {"HOME", folder.toStdString()},
                                        {"AWS_MAX_ATTEMPTS", "1"}});
        };
        made.readProfiles = [text = config()] { return config::ProfileStore::parse({{"/config", text, {}}, {}}); };
        made.makeParts = [text = config()] {
            EngineParts parts;
            parts.transport = std::make_unique<platform::CurlTransport>();
            parts.timers = std::make_unique<platform::QtTimers>();
            parts.clock = std::make_unique<SystemClock>();
            parts.random = std::make_unique<SystemRandom>();
            parts.files = std::make_unique<platform::DiskFiles>();
            parts.processes = std::make_unique<platform::QtProcesses>();
            auto store = std::make_unique<test::FakeStore>();
            credentials::KeychainEntry entry;
            entry.accessKeyId = "AKIDPLANTED";
            entry.secretAccessKey = SecretString(secret);
            entry.sessionToken = SecretString(token);
            store->entries["profile:keychain"] = credentials::writeEntry(entry).reveal();
            parts.secrets = std::move(store);
            auto files = std::make_unique<test::FakeProfileFiles>();
            files->config = text;
            parts.profileFiles = std::move(files);
            return parts;
        };
        return made;
    }
    void tell(const std::optional<Error>& error)
    {
        for (const auto& text : error ? std::vector<std::string>{error->message} : std::vector<std::string>()) {
            told += text + '\n';
        }
        for (const auto& [name, value] : error ? error->context : decltype(error->context)()) {
            told += name + '=' + value + '\n';
        }
    }
    void listen()
    {
        QObject* here = engine.get();
        QObject::connect(engine.get(), &Engine::stepsRecorded, here, [this](quint64, const auto& steps) {
            for (const trace::StepPtr& step : steps) {
                told += writeJson(trace::stepToJson(*step, Value())) + writeJson(step->snapshot) + '\n';
            }
        });
        QObject::connect(engine.get(), &Engine::callFinished, here, [this](quint64, const auto& outcome) {
            tell(outcome->error);
            tell(outcome->refusal);
            tell(outcome->warning);
            told += outcome->requestUrl + '\n' + outcome->end.summary + '\n';
            ++calls;
        });
        QObject::connect(engine.get(), &Engine::identityChanged, here, [this](const Identity& who) {
            told += who.profileSource + who.accessKeyHint + who.arn + '\n';
            tell(who.error);
        });
        QObject::connect(engine.get(), &Engine::explained, here, [this](const Explanation& found) {
            told += writeJson(client::toValue(found)) + '\n';
            ++explanations;
        });
        QObject::connect(engine.get(), &Engine::profileBookRead, here, [this](const auto& book) {
            for (const BookProfile& profile : book->profiles) {
                for (const BookSetting& setting : profile.settings) {
                    told += setting.key + '=' + setting.value + '\n';
                }
            }
            read = true;
        });
    }
    void use(const std::string& profile)
    {
        CallRequest request;
        request.service = "sts";
        request.operation = "GetCallerIdentity";
        request.profile = profile;
        engine->selectProfile(QString::fromStdString(profile), {});
        engine->send(request);
        engine->explain(QString::fromStdString(profile), {});
        engine->readProfileBook();
        const int before = calls;
        ASSERT_TRUE(test::waitUntil([&] { return calls == before + 1 && explanations == calls && read; }, 20'000))
            << profile;
    }
};

TEST(EngineSecrets, NothingThatLeavesTheEngineHoldsAProfilesSecrets)
{
    for (const char* profile : {"static", "process", "keychain", "sso"}) {
        World world;
        world.use(profile);
        EXPECT_NE(world.told.find("before-send.sts.GetCallerIdentity"), std::string::npos) << profile;
        EXPECT_NE(world.told.find("Echo"), std::string::npos) << profile << " came as far as the service";
        for (const char* hidden : {secret, token, "planted%2FS3cret", "plantedToken%2F"}) {
            const auto at = world.told.find(hidden);
            EXPECT_EQ(at, std::string::npos)
                << profile << ": …" << world.told.substr(at > 200 ? at - 200 : 0, 200) << "▶";
        }
    }
}

} // namespace
} // namespace botoscope::engine
