#include "core/platform/qt_processes.h"

#include <QProcess>
#include <QTimer>
#include <csignal>
#include <unistd.h>

namespace botoscope::platform {

namespace {

using credentials::ProcessOutcome;
using credentials::ProcessRequest;

constexpr qsizetype maxErrorBytes = qsizetype{64} * 1024;

/// One program while it runs; ends it when it goes.
class Running {
public:
    using Answer = Result<ProcessOutcome>;
    Running(QObject& owner, const ProcessRequest& request)
        : m_owner(owner), m_request(request), m_process(*new QProcess(&owner))
    {
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running()
    {
        m_process.disconnect();
        endAll();
        // Its object waits for the program's end, which a destructor can't.
        if (m_process.state() == QProcess::NotRunning) {
            m_process.deleteLater();
        } else {
            QObject::connect(&m_process, &QProcess::finished, &m_process, &QObject::deleteLater);
        }
    }

    void start(Completion<Answer>::Resolver resolver)
    {
        m_resolver = std::move(resolver);
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, [this] { takeOutput(); });
        QObject::connect(&m_process, &QProcess::readyReadStandardError, [this] { takeErrors(); });
        QObject::connect(&m_process, &QProcess::finished, [this](int status, QProcess::ExitStatus how) {
            finish(how == QProcess::CrashExit ? ProcessOutcome::End::Killed : ProcessOutcome::End::Exited, status);
        });
        QObject::connect(&m_process, &QProcess::errorOccurred, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                refuse();
            }
        });
        m_limit.setSingleShot(true);
        QObject::connect(&m_limit, &QTimer::timeout, [this] { stop(ProcessOutcome::End::TimedOut); });
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setChildProcessModifier([] { ::setsid(); });
        QStringList arguments;
        for (const std::string& argument : m_request.arguments) {
            arguments.append(QString::fromStdString(argument));
        }
        const QString program = arguments.takeFirst();
        m_limit.start(static_cast<int>(m_request.timeoutMicros / 1000));
        m_process.start(program, arguments);
    }

private:
    void endAll()
    {
        if (m_process.state() == QProcess::Running) {
            ::kill(static_cast<pid_t>(-m_process.processId()), SIGKILL);
        }
    }
    void takeOutput()
    {
        m_output += m_process.readAllStandardOutput();
        if (static_cast<std::size_t>(m_output.size()) > m_request.maxOutputBytes) {
            stop(ProcessOutcome::End::TooMuchOutput);
        }
    }
    void takeErrors()
    {
        const QByteArray more = m_process.readAllStandardError();
        m_errors += more.left(maxErrorBytes - m_errors.size());
    }
    void stop(ProcessOutcome::End why)
    {
        endAll();
        finish(why, 0);
    }
    void finish(ProcessOutcome::End end, int status)
    {
        if (!m_over) {
            takeErrors();
            if (end == ProcessOutcome::End::Exited) {
                takeOutput();
            }
        }
        if (!m_over) { // the last of the output may have been too much
            ProcessOutcome outcome;
            outcome.end = end;
            outcome.status = status;
            outcome.output = SecretString(m_output.toStdString());
            outcome.errors = SecretString(m_errors.toStdString());
            answer(std::move(outcome));
        }
    }
    void refuse()
    {
        const std::string reason = m_process.errorString().toStdString();
        Error error(ErrorCode::Io, "Can't start \"" + m_request.arguments.front() + "\": " + reason);
        error.with("program", m_request.arguments.front()).with("reason", reason);
        answer(std::move(error));
    }
    /// Later, for the process must not go from inside its own signal.
    void answer(Answer answer)
    {
        if (std::exchange(m_over, true)) {
            return;
        }
        m_limit.stop();
        QMetaObject::invokeMethod(
            &m_owner, [resolver = m_resolver, answer = std::move(answer)] { resolver.resolve(answer); },
            Qt::QueuedConnection);
    }

    QObject& m_owner;
    const ProcessRequest& m_request;
    QProcess& m_process; ///< the owner's
    QTimer m_limit;
    QByteArray m_output, m_errors;
    bool m_over = false;
    Completion<Answer>::Resolver m_resolver;
};

} // namespace

Task<Result<ProcessOutcome>> QtProcesses::run(ProcessRequest request)
{
    if (request.arguments.empty()) {
        co_return Error(ErrorCode::Io, "There is no program to run.");
    }
    Completion<Result<ProcessOutcome>> done;
    Running running(*this, request);
    running.start(done.resolver());
    auto outcome = co_await done;
    co_return outcome;
}

} // namespace botoscope::platform
