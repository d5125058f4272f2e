#include "app/body_files.h"
#include "app/call_output.h"
#include "app/client_command.h"
#include "app/commands.h"
#include "app/event_input.h"
#include "app/exit_status.h"
#include "core/jmespath/jmespath.h"

namespace botoscope::app {

namespace {

class CallCommand final : public ClientCommand {
public:
    using ClientCommand::ClientCommand;

private:
    Result<void> check() override
    {
        if (line().query.empty()) {
            return {};
        }
        auto compiled = jmespath::compile(line().query);
        if (!compiled.ok()) {
            return std::move(compiled).error();
        }
        m_query = std::move(compiled).value();
        return {};
    }

    lifecycle::CallOptions options()
    {
        lifecycle::CallOptions options = callOptions(1);
        options.hints = true;
        if (line().dryRun == "validated") {
            options.dryRun = lifecycle::DryRun::Validated;
        } else if (line().dryRun == "serialized") {
            options.dryRun = lifecycle::DryRun::Serialized;
        } else if (line().dryRun == "signed") {
            options.dryRun = lifecycle::DryRun::Signed;
        }
        return options;
    }

    Task<int> run(Value params) override
    {
        if (line().allPages && line().dryRun.empty()) {
            auto paging = collectPages(client(), operation(), std::move(params), options());
            auto pages = co_await paging;
            reportHints(pages.hints);
            co_return writeOutcome(line(), pages, query());
        }
        auto calling = callOnce(operation(), std::move(params));
        const int status = co_await calling;
        co_return status;
    }

    Task<int> callOnce(const model::OperationModel& operation, Value params)
    {
        lifecycle::CallOptions chosen = options();
        auto opened = openBodies(line(), operation, params, chosen);
        if (opened.ok()) {
            opened = m_events.open(line(), operation, *runtime().clock, chosen,
                                   [this](const Error& error) { stop(error, exitStatus(error.code)); });
        }
        if (!opened.ok()) {
            co_return reportError(opened.error());
        }
        auto calling = client().perform(operation, std::move(params), std::move(chosen));
        auto report = co_await calling;
        reportHints(report.hints);
        auto reading = readBodies(line(), client(), operation, report);
        auto read = co_await reading;
        if (!read.ok()) {
            co_return reportError(read.error());
        }
        co_return *read ? exitDone : writeOutcome(line(), report, query());
    }

    const jmespath::Expression* query() const { return m_query ? &*m_query : nullptr; }

    std::optional<jmespath::Expression> m_query;
    EventInput m_events;
};

} // namespace

void startCall(const CommandLine& line)
{
    ClientCommand::start(std::make_shared<CallCommand>(line));
}

} // namespace botoscope::app
