#include "app/client_command.h"

#include "app/composition.h"
#include "app/exit_status.h"
#include "app/read_input.h"

#include <QCoreApplication>
#include <csignal>
#include <cstdio>

namespace botoscope::app {

ClientCommand::ClientCommand(const CommandLine& line)
    : m_line(line), m_setup(terminalSetup(makeLoader(line.profile))), m_sessions(m_setup),
      m_trace(line.trace == "jsonl" ? trace::LineSink::Format::Json : trace::LineSink::Format::Text,
              [](const std::string& text) { std::fprintf(stderr, "%s\n", text.c_str()); })
{
}

void ClientCommand::start(std::shared_ptr<ClientCommand> command)
{
    // Dies with the application object, before the event loop's own parts go.
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit,
                     [command]() mutable { command.reset(); });
    auto begun = command->begin();
    if (!begun.ok()) {
        endLater(reportError(begun.error()));
    }
}

Result<void> ClientCommand::begin()
{
    auto checked = check();
    if (!checked.ok()) {
        return checked;
    }
    auto params = readInput(m_line.input);
    if (!params.ok()) {
        return std::move(params).error();
    }
    auto opened = open();
    if (!opened.ok()) {
        return opened;
    }
    // Not sooner: while input is typed or piped in, a signal simply ends the program.
    m_signals.emplace([this](int signal) { interrupted(signal); });
    m_task = runToEnd(std::move(params).value());
    return {};
}

Result<void> ClientCommand::open()
{
    engine::CallRequest request;
    request.service = m_line.service;
    request.profile = m_line.profile;
    request.region = m_line.region;
    request.endpointUrl = m_line.endpointUrl;
    request.signRequest = m_line.signRequest;
    request.connectTimeoutMicros = m_line.connectTimeoutMicros;
    request.readTimeoutMicros = m_line.readTimeoutMicros;
    if (!namesOperation()) {
        auto client = m_sessions.client(request);
        if (client.ok()) {
            m_client = std::move(client).value();
        }
        return client.ok() ? Result<void>() : std::move(client).error();
    }
    request.operation = m_line.operation;
    auto prepared = m_sessions.prepare(request, m_line.allowChanges || !m_line.dryRun.empty());
    if (!prepared.ok()) {
        return std::move(prepared).error();
    }
    m_client = std::move(prepared->client);
    m_operation = prepared->operation;
    return {};
}

Task<> ClientCommand::runToEnd(Value params)
{
    auto running = run(std::move(params));
    const int status = co_await running;
    endLater(status);
}

lifecycle::CallOptions ClientCommand::callOptions(int number)
{
    lifecycle::CallOptions options;
    options.id = static_cast<std::uint64_t>(number);
    options.profile = m_line.profile;
    options.trace = m_line.trace.empty() ? nullptr : &m_trace;
    return options;
}

/// The trace of the call says that it was cancelled.
void ClientCommand::interrupted(int signal)
{
    const char* name = signal == SIGINT ? "Ctrl+C (SIGINT)" : "SIGTERM";
    stop(Error(ErrorCode::Cancelled, std::string("The call was cancelled by ") + name), exitSignal + signal);
}

void ClientCommand::stop(const Error& error, int status)
{
    if (m_task.done() || std::exchange(m_stopped, true)) {
        return; // the end is on its way
    }
    {
        const Task<> cancelled = std::move(m_task);
    }
    (void)reportError(error);
    endLater(status);
}

} // namespace botoscope::app
