#include "core/platform/qt_processes.h"

#include "tests/support/engine/wait.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

using credentials::ProcessOutcome;
using credentials::ProcessRequest;
using End = ProcessOutcome::End;

ProcessRequest shell(const std::string& script, std::int64_t timeoutMicros = 20'000'000)
{
    ProcessRequest request;
    request.arguments = {"/bin/sh", "-c", script};
    request.timeoutMicros = timeoutMicros;
    return request;
}

Result<ProcessOutcome> outcomeOf(ProcessRequest request)
{
    QtProcesses processes;
    return test::await(processes.run(std::move(request)));
}

/// Looks again every 10 ms, for files change without an event.
bool comesTrue(const std::function<bool()>& condition)
{
    QTimer tick;
    tick.start(10);
    return test::waitUntil(condition);
}

/// The process that wrote its id into that file has ended, though perhaps nobody has taken note of it yet.
bool isGone(const QString& idFile)
{
    QFile file(idFile);
    const QByteArray id = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    return !id.isEmpty() && comesTrue([&id] {
        QFile status(QStringLiteral("/proc/") + QString::fromLatin1(id) + QStringLiteral("/stat"));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
    });
}

TEST(QtProcesses, GivesOutputErrorsAndStatus)
{
    const auto outcome = outcomeOf(shell("printf 'out\\n'; printf err >&2; exit 3"));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->end, End::Exited);
    EXPECT_EQ(outcome->status, 3);
    EXPECT_EQ(outcome->output.reveal(), "out\n");
    EXPECT_EQ(outcome->errors.reveal(), "err");
}

TEST(QtProcesses, ArgumentsReachTheProgramAsTheyAre)
{
    ProcessRequest request;
    request.arguments = {"printf", "%s|", "a b", "", "$HOME", "\xc3\xa9"};
    const auto outcome = outcomeOf(request);
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->output.reveal(), "a b||$HOME|\xc3\xa9|");
}

TEST(QtProcesses, HasNothingToReadAndNoTerminal)
{
    const auto outcome = outcomeOf(shell("cat; if (: </dev/tty) 2>/dev/null; then echo terminal; else echo none; fi"));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->output.reveal(), "none\n");
}

TEST(QtProcesses, OneThatHangsIsEndedWithItsChildren)
{
    const QTemporaryDir folder;
    const QString idFile = folder.filePath(QStringLiteral("id"));
    QElapsedTimer time;
    time.start();
    const auto outcome = outcomeOf(shell("sleep 60 & echo $! > " + idFile.toStdString() + "; wait", 300'000));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->end, End::TimedOut);
    EXPECT_LT(time.elapsed(), 10'000);
    EXPECT_TRUE(isGone(idFile));
}

TEST(QtProcesses, EndlessOutputIsCutOff)
{
    const auto outcome = outcomeOf(shell("exec yes"));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->end, End::TooMuchOutput);
    ProcessRequest little = shell("printf 12345");
    little.maxOutputBytes = 4;
    EXPECT_EQ(outcomeOf(little)->end, End::TooMuchOutput);
    little.maxOutputBytes = 5;
    EXPECT_EQ(outcomeOf(little)->end, End::Exited);
}

TEST(QtProcesses, EndlessErrorsAreDropped)
{
    const auto outcome = outcomeOf(shell("yes | head -c 3000000 >&2; echo done"));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->output.reveal(), "done\n");
    EXPECT_EQ(outcome->errors.reveal().size(), 65536U);
}

TEST(QtProcesses, ASignalIsTold)
{
    const auto outcome = outcomeOf(shell("kill -9 $$"));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->end, End::Killed);
    EXPECT_EQ(outcome->status, 9);
}

TEST(QtProcesses, AProgramThatIsNotThereIsAnErrorThatNamesIt)
{
    ProcessRequest request;
    request.arguments = {"/no/such/program", "secret"};
    const auto outcome = outcomeOf(request);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::Io);
    EXPECT_EQ(outcome.error().get("program"), "/no/such/program");
    EXPECT_EQ(outcome.error().message.find("secret"), std::string::npos);
    EXPECT_FALSE(outcomeOf({}).ok());
}

TEST(QtProcesses, DroppingTheTaskEndsTheProgram)
{
    const QTemporaryDir folder;
    const QString idFile = folder.filePath(QStringLiteral("id"));
    QtProcesses processes;
    {
        auto task = processes.run(shell("echo $$ > " + idFile.toStdString() + ".new; mv " + idFile.toStdString() +
                                        ".new " + idFile.toStdString() + "; exec sleep 60"));
        ASSERT_TRUE(comesTrue([&] { return QFile::exists(idFile); }));
    }
    EXPECT_TRUE(isGone(idFile));
}

} // namespace
} // namespace botoscope::platform
