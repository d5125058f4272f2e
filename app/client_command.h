#pragma once
#include "app/command_line.h"
#include "app/signal_watch.h"
#include "core/engine/sessions.h"
#include "core/trace/json_lines.h"

#include <memory>
#include <optional>

namespace botoscope::app {

/// A verb that works with one client, alive until the application ends.
class ClientCommand {
public:
    explicit ClientCommand(const CommandLine& line);
    virtual ~ClientCommand() = default;
    ClientCommand(const ClientCommand&) = delete;
    ClientCommand& operator=(const ClientCommand&) = delete;

    /// Sets a command going; it ends the application with its status.
    static void start(std::shared_ptr<ClientCommand> command);

protected:
    /// What is wrong with the command line, before anything is read or made.
    virtual Result<void> check() { return {}; }
    /// Whether the line names an operation, which a read-only profile may refuse; else a waiter, which only reads.
    virtual bool namesOperation() const { return true; }
    /// The work; its result is the exit status. Signals end it wherever it is.
    virtual Task<int> run(Value params) = 0;

    const CommandLine& line() const { return m_line; }
    client::Client& client() const { return *m_client; }
    const model::OperationModel& operation() const { return *m_operation; } ///< where the line names one
    const lifecycle::Runtime& runtime() const { return m_sessions.runtime(); }
    /// Options of the command's call of that number, from 1: its place in the trace.
    lifecycle::CallOptions callOptions(int number);
    /// Ends the work wherever it is. From the event loop only, never from inside run().
    void stop(const Error& error, int status);

private:
    Result<void> begin();
    Result<void> open();
    Task<> runToEnd(Value params);
    void interrupted(int signal);

    CommandLine m_line;
    engine::EngineSetup m_setup;
    engine::Sessions m_sessions;
    trace::LineSink m_trace;
    std::shared_ptr<client::Client> m_client;
    const model::OperationModel* m_operation = nullptr;
    std::optional<SignalWatch> m_signals;
    bool m_stopped = false;
    Task<> m_task;
};

} // namespace botoscope::app
