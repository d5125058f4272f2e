#include "core/engine/engine.h"

#include "core/engine/setup.h"
#include "core/platform/curl_transport.h"
#include "core/platform/file_store.h"
#include "core/platform/qt_processes.h"
#include "core/platform/qt_timers.h"
#include "support/engine/wait.h"
#include "support/fake_profile_files.h"
#include "support/marks.h"
#include "support/model_data.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

EngineSetup realParts(config::Environment environment = {})
{
    EngineSetup setup;
    setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
    setup.programVersion = "1";
    setup.environment = [environment] { return environment; };
    setup.readProfiles = []() -> Result<config::ProfileStore> { return config::ProfileStore(); };
    setup.makeParts = [] {
        EngineParts parts;
        parts.transport = std::make_unique<platform::CurlTransport>();
        parts.timers = std::make_unique<platform::QtTimers>();
        parts.clock = std::make_unique<SystemClock>();
        parts.random = std::make_unique<SystemRandom>();
        return parts;
    };
    return setup;
}

EngineSetup withMarks(std::shared_ptr<config::MarkStore> marks)
{
    EngineSetup setup = realParts();
    setup.marks = std::move(marks);
    return setup;
}

/// An engine and what it said.
struct Heard {
    std::shared_ptr<test::MemoryMarks> marks = std::make_shared<test::MemoryMarks>();
    Engine engine{withMarks(marks)};
    std::vector<QString> marked;
    std::optional<Error> markError;
    std::vector<trace::CallInfo> started;
    std::vector<trace::StepPtr> steps;
    std::map<quint64, std::shared_ptr<const CallOutcome>> outcomes;
    Identity identity;
    std::vector<ProfileInfo> profiles;
    std::shared_ptr<const client::Catalog> catalog;

    Heard()
    {
        QObject::connect(&engine, &Engine::callStarted, &engine, [this](const auto& info) { started.push_back(info); });
        QObject::connect(&engine, &Engine::stepsRecorded, &engine,
                         [this](quint64, const auto& batch) { steps.insert(steps.end(), batch.begin(), batch.end()); });
        QObject::connect(&engine, &Engine::callFinished, &engine,
                         [this](quint64 id, const auto& outcome) { outcomes[id] = outcome; });
        QObject::connect(&engine, &Engine::identityChanged, &engine, [this](const auto& who) { identity = who; });
        QObject::connect(&engine, &Engine::profileMarked, &engine, [this](const QString& profile, const auto& error) {
            marked.push_back(profile);
            markError = error;
        });
        QObject::connect(&engine, &Engine::profilesListed, &engine, [this](const auto& list) { profiles = list; });
        QObject::connect(&engine, &Engine::catalogReady, &engine, [this](const auto& ready) { catalog = ready; });
    }
    quint64 send(const std::string& service, const std::string& operation, Value params = Map())
    {
        CallRequest request;
        request.service = service;
        request.operation = operation;
        request.params = std::move(params);
        request.profile = simulatorProfile;
        return engine.send(request);
    }
    std::shared_ptr<const CallOutcome> wait(quint64 id)
    {
        test::waitUntil([this, id] { return outcomes.contains(id); });
        return outcomes[id];
    }
};

TEST(Engine, AFirstRunStartsOnTheSimulator)
{
    Heard heard;
    heard.engine.selectProfile({}, {});
    heard.engine.listProfiles();
    ASSERT_TRUE(test::waitUntil([&] { return !heard.identity.accountId.empty() && !heard.profiles.empty(); }));
    EXPECT_EQ(heard.identity.profile, "simulator");
    EXPECT_TRUE(heard.identity.simulator);
    EXPECT_EQ(heard.profiles.at(0).kind, ProfileKind::Simulator);
}

TEST(Engine, CallsTheSimulatorOverRealHttpAndTracesIt)
{
    Heard heard;
    const auto outcome = heard.wait(heard.send("sts", "GetCallerIdentity"));
    ASSERT_NE(outcome, nullptr);
    ASSERT_FALSE(outcome->error.has_value()) << outcome->error->message;
    EXPECT_EQ(outcome->parsed["Account"], Value("123456789012"));
    EXPECT_EQ(outcome->end.state, trace::CallState::Done);
    EXPECT_EQ(heard.started.size(), 1U);
    EXPECT_EQ(heard.steps.size(), 12U);
}

TEST(Engine, RunsManyCallsAtOnceEachWithItsOwnTrace)
{
    Heard heard;
    std::vector<quint64> ids;
    for (int i = 0; i < 20; ++i) {
        ids.push_back(heard.send("sts", "GetCallerIdentity"));
    }
    for (const quint64 id : ids) {
        ASSERT_NE(heard.wait(id), nullptr);
        const auto count = std::count_if(heard.steps.begin(), heard.steps.end(),
                                         [id](const trace::StepPtr& step) { return step->call == id; });
        EXPECT_EQ(count, 12);
    }
}

TEST(Engine, FailsACallInWordsWhenItCanNotBegin)
{
    Heard heard;
    const auto outcome = heard.wait(heard.send("no-such-service", "X"));
    ASSERT_TRUE(outcome && outcome->error);
    EXPECT_EQ(outcome->error->code, ErrorCode::UnknownService);
    EXPECT_EQ(outcome->end.state, trace::CallState::Failed);
}

TEST(Engine, AReadOnlyProfileRefusesWhatChangesThings)
{
    Heard heard;
    heard.engine.selectProfile(QString::fromLatin1(simulatorProfile), {});
    heard.engine.markProfile(QString::fromLatin1(simulatorProfile), {true, false, "red"});
    ASSERT_TRUE(test::waitUntil([&] { return heard.identity.mark.readOnly && !heard.profiles.empty(); }));
    EXPECT_EQ(heard.identity.mark.color, "red");
    EXPECT_TRUE(heard.profiles.at(0).mark.readOnly);
    const Value bucket = Value::object({{"Bucket", "b"}});
    const auto refused = heard.wait(heard.send("s3", "DeleteBucket", bucket));
    ASSERT_TRUE(refused && refused->error);
    EXPECT_EQ(refused->error->get("read_only"), simulatorProfile);
    EXPECT_EQ(refused->response.status, 0);
    const auto reading = heard.wait(heard.send("s3", "ListBuckets"));
    ASSERT_TRUE(reading);
    EXPECT_FALSE(reading->error.has_value());
    heard.engine.markProfile(QString::fromLatin1(simulatorProfile), {});
    const auto allowed = heard.wait(heard.send("s3", "DeleteBucket", bucket));
    ASSERT_TRUE(allowed);
    EXPECT_FALSE(allowed->error.has_value());
}

TEST(Engine, MarksThatCannotBeReadAllowOnlyReading)
{
    Heard heard;
    heard.marks->error = Error(ErrorCode::Parse, "no JSON");
    const auto refused = heard.wait(heard.send("s3", "DeleteBucket", Value::object({{"Bucket", "b"}})));
    ASSERT_TRUE(refused && refused->error);
    EXPECT_EQ(refused->error->message, "no JSON");
    const auto reading = heard.wait(heard.send("s3", "ListBuckets"));
    ASSERT_TRUE(reading);
    EXPECT_FALSE(reading->error.has_value());
    heard.engine.markProfile(QStringLiteral("prod"), {true, false, {}});
    ASSERT_TRUE(test::waitUntil([&] { return !heard.marked.empty(); }));
    EXPECT_TRUE(heard.markError.has_value());
}

TEST(Engine, CancelsACallUnderWay)
{
    Heard heard;
    CallRequest request;
    request.service = "sts";
    request.operation = "GetCallerIdentity";
    request.profile = simulatorProfile;
    request.endpointUrl = "http://127.0.0.1:1"; // refused at once: the call waits for its next attempt
    const quint64 id = heard.engine.send(request);
    ASSERT_TRUE(test::waitUntil([&] { return heard.steps.size() >= 10; }));
    heard.engine.cancel(id);
    const auto outcome = heard.wait(id);
    ASSERT_TRUE(outcome && outcome->error);
    EXPECT_EQ(outcome->error->code, ErrorCode::Cancelled);
    EXPECT_EQ(outcome->end.state, trace::CallState::Cancelled);
}

TEST(Engine, ReadsTheCatalogOffTheWindowsThread)
{
    Heard heard;
    heard.engine.loadCatalog();
    ASSERT_TRUE(test::waitUntil([&] { return heard.catalog != nullptr; }));
    EXPECT_GT(heard.catalog->services.size(), 400U);
    EXPECT_GT(heard.catalog->operationCount, 18'000U);
    EXPECT_TRUE(heard.catalog->problems.empty());
}

TEST(Engine, EndsWhileCallsAreUnderWay)
{
    auto heard = std::make_unique<Heard>();
    for (int i = 0; i < 5; ++i) {
        heard->send("sts", "GetCallerIdentity");
    }
    heard.reset(); // no crash, no hang, no leak under the sanitizers
    EXPECT_EQ(heard, nullptr);
}

/// An engine over profile files in memory, which live in its thread.
struct ProfileWorld {
    std::vector<std::shared_ptr<const ProfileBook>> books;
    std::vector<ProfileEditOutcome> done, previews;
    std::vector<ProfileTest> tests;
    std::unique_ptr<Engine> engine;

    explicit ProfileWorld(const std::string& config)
    {
        EngineSetup setup = realParts();
        setup.makeParts = [plain = setup.makeParts, config] {
            EngineParts parts = plain();
            auto made = std::make_unique<test::FakeProfileFiles>();
            made->config = config;
            parts.profileFiles = std::move(made);
            return parts;
        };
        engine = std::make_unique<Engine>(std::move(setup));
        QObject::connect(engine.get(), &Engine::profileBookRead, engine.get(),
                         [this](const auto& book) { books.push_back(book); });
        QObject::connect(engine.get(), &Engine::profileEditDone, engine.get(),
                         [this](const auto& outcome) { done.push_back(outcome); });
        QObject::connect(engine.get(), &Engine::profileEditPreviewed, engine.get(),
                         [this](const auto& outcome) { previews.push_back(outcome); });
        QObject::connect(engine.get(), &Engine::profileTested, engine.get(),
                         [this](const auto& test) { tests.push_back(test); });
    }
};

TEST(Engine, ReadsEditsAndUndoesProfiles)
{
    ProfileWorld world("[profile p]\nregion = a\n");
    const config::ProfileEdit edit = {
        config::SaveSection{config::SectionKind::Profile, "p", false, {{{}, "region", SecretString("b"), {}}}}};
    world.engine->readProfileBook();
    const quint64 preview = world.engine->previewProfileEdit(edit);
    const quint64 apply = world.engine->applyProfileEdit(edit);
    ASSERT_TRUE(test::waitUntil([&] { return !world.done.empty(); }));
    ASSERT_EQ(world.books.size(), 2U);
    EXPECT_EQ(world.books[0]->profiles.at(0).region, "a");
    EXPECT_EQ(world.books[1]->profiles.at(0).region, "b");
    EXPECT_EQ(world.previews.at(0).id, preview);
    EXPECT_FALSE(world.previews.at(0).applied);
    EXPECT_EQ(world.done[0].id, apply);
    EXPECT_TRUE(world.done[0].applied);
    world.engine->undoProfileEdit(world.done[0].undo);
    ASSERT_TRUE(test::waitUntil([&] { return world.done.size() == 2; }));
    EXPECT_TRUE(world.done[1].applied);
    EXPECT_EQ(world.books.back()->profiles.at(0).region, "a");
}

TEST(Engine, TestsAProfileByAskingWhoItIs)
{
    ProfileWorld world("");
    const quint64 id = world.engine->testProfile(QString::fromUtf8(simulatorProfile));
    world.engine->testProfile(QStringLiteral("nobody"));
    ASSERT_TRUE(test::waitUntil([&] { return world.tests.size() == 2; }));
    for (const ProfileTest& test : world.tests) {
        EXPECT_EQ(test.error.has_value(), test.profile == "nobody");
        EXPECT_EQ(test.accountId, test.id == id ? "123456789012" : "");
    }
}

/// An engine whose profile "dev" is this text.
EngineSetup withProfile(const std::string& text)
{
    EngineSetup setup = realParts({{"AWS_EC2_METADATA_DISABLED", "true"}});
    setup.readProfiles = [text] {
        return config::ProfileStore::parse({{"/config", "[profile dev]\n" + text, {}}, {}});
    };
    setup.makeParts = [make = setup.makeParts] {
        EngineParts parts = make();
        parts.files = std::make_unique<platform::DiskFiles>();
        parts.processes = std::make_unique<platform::QtProcesses>();
        return parts;
    };
    return setup;
}

TEST(Engine, ExplainsAProfilesCredentials)
{
    Engine engine(withProfile("region = eu-west-3\naws_access_key_id = AKID1234\naws_secret_access_key = planted\n"));
    std::optional<Explanation> heard;
    QObject::connect(&engine, &Engine::explained, &engine, [&heard](const auto& found) { heard = found; });
    engine.explain(QStringLiteral("dev"), {});
    ASSERT_TRUE(test::waitUntil([&] { return heard.has_value(); }));
    EXPECT_EQ(heard->method, "config-file");
    EXPECT_EQ(heard->accessKeyHint, "1234");
    EXPECT_EQ(heard->region.source, "/config:2");
    EXPECT_GE(heard->attempts.size(), 8U);
    heard.reset();
    engine.explain(QStringLiteral("nobody"), {});
    ASSERT_TRUE(test::waitUntil([&] { return heard.has_value(); }));
    EXPECT_EQ(heard->error->code, ErrorCode::ProfileNotFound);
}

TEST(Engine, TwoHundredCallsOnExpiredCredentialsFetchThemOnce)
{
    const QTemporaryDir folder;
    const std::string count = folder.filePath(QStringLiteral("count")).toStdString();
    // The first keys have run out, the others are good.
    const std::string keys = R"({\"Version\": 1, \"AccessKeyId\": \"AKID\", \"SecretAccessKey\": \"s\", )"
                             R"(\"Expiration\": \"$year-01-01T00:00:00Z\"})";
    Engine engine(withProfile("region = eu-west-3\nmax_attempts = 1\ncredential_process = sh -c 'year=2001; test -e " +
                              count + " && year=2199; echo run >> " + count + "; echo \"" + keys + "\"'\n"));
    int ended = 0;
    QObject::connect(&engine, &Engine::callFinished, &engine, [&ended](quint64, const auto& outcome) {
        ++ended;
        ASSERT_TRUE(outcome->error.has_value());
        EXPECT_EQ(outcome->error->code, ErrorCode::EndpointConnection) << outcome->error->message;
    });
    CallRequest request;
    request.service = "sts";
    request.operation = "GetCallerIdentity";
    request.profile = "dev";
    request.endpointUrl = "http://127.0.0.1:1/";
    for (int i = 0; i < 200; ++i) {
        engine.send(request);
    }
    ASSERT_TRUE(test::waitUntil([&ended] { return ended == 200; }, 60'000));
    QFile runs(QString::fromStdString(count));
    ASSERT_TRUE(runs.open(QIODevice::ReadOnly));
    EXPECT_EQ(runs.readAll(), "run\nrun\n");
}

TEST(Engine, TwoHundredCallsFailAlikeWhenTheRefreshFailsAndTheNextTriesAgain)
{
    const QTemporaryDir folder;
    const std::string count = folder.filePath(QStringLiteral("count")).toStdString();
    // The first run gives keys that have run out, the second fails, the third is good.
    const std::string keys = R"({\"Version\": 1, \"AccessKeyId\": \"AKID\", \"SecretAccessKey\": \"s\", )"
                             R"(\"Expiration\": \"$year-01-01T00:00:00Z\"})";
    Engine engine(withProfile("region = eu-west-3\nmax_attempts = 1\ncredential_process = sh -c 'echo run >> " + count +
                              "; runs=$(grep -c run " + count +
                              "); test $runs = 2 && exit 7; year=2001; "
                              "test $runs = 3 && year=2199; echo \"" +
                              keys + "\"'\n"));
    std::vector<Error> errors;
    QObject::connect(&engine, &Engine::callFinished, &engine,
                     [&errors](quint64, const auto& outcome) { errors.push_back(outcome->error.value_or(Error())); });
    CallRequest request;
    request.service = "sts";
    request.operation = "GetCallerIdentity";
    request.profile = "dev";
    request.endpointUrl = "http://127.0.0.1:1/";
    for (int i = 0; i < 200; ++i) {
        engine.send(request);
    }
    ASSERT_TRUE(test::waitUntil([&errors] { return errors.size() == 200; }, 60'000));
    for (const Error& error : errors) {
        EXPECT_EQ(error.code, ErrorCode::CredentialRetrieval);
        EXPECT_EQ(error.message, errors.front().message);
    }
    engine.send(request);
    ASSERT_TRUE(test::waitUntil([&errors] { return errors.size() == 201; }, 60'000));
    EXPECT_EQ(errors.back().code, ErrorCode::EndpointConnection) << errors.back().message;
    QFile runs(QString::fromStdString(count));
    ASSERT_TRUE(runs.open(QIODevice::ReadOnly));
    EXPECT_EQ(runs.readAll(), "run\nrun\nrun\n");
}

TEST(Engine, KeysInTheEnvironmentNeedNoProfile)
{
    EngineSetup setup = realParts({{"AWS_ACCESS_KEY_ID", "AKIDENV1"}, {"AWS_SECRET_ACCESS_KEY", "s"}});
    setup.readProfiles = [] {
        return config::ProfileStore::parse({{"/config", "[profile other]\nregion = eu-west-3\n", {}}, {}});
    };
    Engine engine(std::move(setup));
    Identity who;
    QObject::connect(&engine, &Engine::identityChanged, &engine, [&who](const auto& identity) { who = identity; });
    engine.selectProfile({}, {});
    ASSERT_TRUE(test::waitUntil([&who] { return !who.credentialMethod.empty() || who.error; }));
    EXPECT_FALSE(who.error) << who.error->message;
    EXPECT_EQ(who.credentialMethod, "env");
    EXPECT_EQ(who.accessKeyHint, "ENV1");
    EXPECT_EQ(who.profile, "default");
    EXPECT_EQ(who.choice, "");
    engine.selectProfile(QStringLiteral("default"), {});
    ASSERT_TRUE(test::waitUntil([&who] { return who.error.has_value(); }));
    EXPECT_EQ(who.error->code, ErrorCode::ProfileNotFound) << "one that is named must be there";
}

} // namespace
} // namespace botoscope::engine
