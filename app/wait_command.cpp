#include "app/client_command.h"
#include "app/commands.h"
#include "app/exit_status.h"
#include "core/client/waiter.h"

#include <algorithm>

namespace botoscope::app {

namespace {

/// As the AWS CLI's wait: nothing on stdout, 0 when it is so, 255 when it will not be.
class WaitCommand final : public ClientCommand {
public:
    using ClientCommand::ClientCommand;

private:
    bool namesOperation() const override { return false; }

    Result<client::WaiterConfig> find() const
    {
        const auto model = client::WaiterModel::load(client().loader(), client().model());
        if (!model.ok()) {
            return model.error();
        }
        std::string name = line().operation;
        std::ranges::replace(name, '-', '_');
        auto found = model->get(name);
        if (found.ok()) {
            return found;
        }
        std::string known;
        for (const std::string& waiter : model->names()) {
            known += (known.empty() ? "" : ", ") + model::xformName(waiter);
        }
        Error error = std::move(found).error();
        error.message += known.empty() ? ": " + line().service + " has none" : "; there are: " + known;
        return error;
    }

    Task<int> run(Value params) override
    {
        auto config = find();
        if (!config.ok()) {
            co_return reportError(config.error());
        }
        client::WaitOptions options;
        options.delaySeconds = line().delaySeconds;
        options.maxAttempts = line().maxAttempts;
        options.callOptions = [this](int attempt) { return callOptions(attempt); };
        auto waiting = client::wait(client(), std::move(config).value(), std::move(params), std::move(options));
        auto report = co_await waiting;
        co_return report.error ? reportError(*report.error) : exitDone;
    }
};

} // namespace

void startWait(const CommandLine& line)
{
    ClientCommand::start(std::make_shared<WaitCommand>(line));
}

} // namespace botoscope::app
