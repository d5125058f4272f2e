#include "app/commands.h"

#include "app/body_files.h"
#include "app/call_output.h"
#include "app/composition.h"
#include "app/exit_status.h"
#include "app/read_input.h"
#include "app/signal_watch.h"
#include "core/engine/sessions.h"
#include "core/jmespath/jmespath.h"
#include "core/trace/json_lines.h"

#include <QCoreApplication>
#include <csignal>
#include <cstdio>

namespace botoscope::app {

namespace {

/// One call from the command line, alive until the application ends.
class CallCommand {
public:
    explicit CallCommand(const CommandLine& line)
        : m_line(line), m_setup(terminalSetup(makeLoader())), m_sessions(m_setup),
          m_trace(line.trace == "jsonl" ? trace::LineSink::Format::Json : trace::LineSink::Format::Text,
                  [](const std::string& text) { std::fprintf(stderr, "%s\n", text.c_str()); })
    {
    }

    void start()
    {
        auto begun = begin();
        if (!begun.ok()) {
            endLater(reportError(begun.error()));
        }
    }

private:
    Result<void> begin()
    {
        auto filter = compileQuery();
        if (!filter.ok()) {
            return filter;
        }
        auto params = readInput(m_line.input);
        if (!params.ok()) {
            return std::move(params).error();
        }
        engine::CallRequest request;
        request.service = m_line.service;
        request.operation = m_line.operation;
        request.profile = m_line.profile;
        request.region = m_line.region;
        request.endpointUrl = m_line.endpointUrl;
        request.signRequest = m_line.signRequest;
        request.connectTimeoutMicros = m_line.connectTimeoutMicros;
        request.readTimeoutMicros = m_line.readTimeoutMicros;
        auto prepared = m_sessions.prepare(request, m_line.allowChanges || !m_line.dryRun.empty());
        if (!prepared.ok()) {
            return std::move(prepared).error();
        }
        m_client = std::move(prepared->client);
        // Not sooner: while input is typed or piped in, a signal simply ends the program.
        m_signals.emplace([this](int signal) { interrupted(signal); });
        m_task = run(*prepared->operation, std::move(params).value());
        return {};
    }

    Result<void> compileQuery()
    {
        if (m_line.query.empty()) {
            return {};
        }
        auto compiled = jmespath::compile(m_line.query);
        if (!compiled.ok()) {
            return std::move(compiled).error();
        }
        m_query = std::move(compiled).value();
        return {};
    }

    lifecycle::CallOptions options()
    {
        lifecycle::CallOptions options;
        options.id = 1;
        options.profile = m_line.profile;
        options.trace = m_line.trace.empty() ? nullptr : &m_trace;
        if (m_line.dryRun == "validated") {
            options.dryRun = lifecycle::DryRun::Validated;
        } else if (m_line.dryRun == "serialized") {
            options.dryRun = lifecycle::DryRun::Serialized;
        } else if (m_line.dryRun == "signed") {
            options.dryRun = lifecycle::DryRun::Signed;
        }
        return options;
    }

    Task<> run(const model::OperationModel& operation, Value params)
    {
        if (m_line.allPages && m_line.dryRun.empty()) {
            auto paging = collectPages(*m_client, operation, std::move(params), options());
            auto pages = co_await paging;
            endLater(writeOutcome(m_line, pages, m_query ? &*m_query : nullptr));
            co_return;
        }
        lifecycle::CallOptions chosen = options();
        auto opened = openBodies(m_line, operation, params, chosen);
        if (!opened.ok()) {
            endLater(reportError(opened.error()));
            co_return;
        }
        auto calling = m_client->perform(operation, std::move(params), std::move(chosen));
        auto report = co_await calling;
        auto reading = readBodies(m_line, *m_client, operation, report);
        auto read = co_await reading;
        if (!read.ok()) {
            endLater(reportError(read.error()));
        } else if (*read) {
            endLater(exitDone);
        } else {
            endLater(writeOutcome(m_line, report, m_query ? &*m_query : nullptr));
        }
    }

    /// Ctrl+C and SIGTERM end the call wherever it is; its trace says so.
    void interrupted(int signal)
    {
        if (m_task.done() || std::exchange(m_interrupted, true)) {
            return; // the end is on its way
        }
        {
            const Task<> cancelled = std::move(m_task);
        }
        (void)reportError(Error(ErrorCode::Cancelled, std::string("The call was cancelled by ") +
                                                          (signal == SIGINT ? "Ctrl+C (SIGINT)" : "SIGTERM")));
        endLater(exitSignal + signal);
    }

    CommandLine m_line;
    engine::EngineSetup m_setup;
    engine::Sessions m_sessions;
    trace::LineSink m_trace;
    std::optional<jmespath::Expression> m_query;
    std::shared_ptr<client::Client> m_client;
    std::optional<SignalWatch> m_signals;
    bool m_interrupted = false;
    Task<> m_task;
};

} // namespace

void startCall(const CommandLine& line)
{
    auto command = std::make_shared<CallCommand>(line);
    // Dies with the application object, before the event loop's own parts go.
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit,
                     [command]() mutable { command.reset(); });
    command->start();
}

} // namespace botoscope::app
