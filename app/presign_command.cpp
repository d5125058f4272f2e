#include "app/client_command.h"
#include "app/commands.h"
#include "app/exit_status.h"
#include "core/client/presign.h"

#include <cstdio>

namespace botoscope::app {

namespace {

/// Prints a URL that does what the operation does until it expires. Nothing is sent.
class PresignCommand final : public ClientCommand {
public:
    using ClientCommand::ClientCommand;

private:
    Task<int> run(Value params) override
    {
        client::PresignOptions options;
        options.expiresSeconds = line().expiresSeconds;
        options.call = callOptions(1);
        auto signing = client::presignUrl(client(), operation().name.str(), std::move(params), std::move(options));
        auto url = co_await signing;
        if (!url.ok()) {
            co_return reportError(url.error());
        }
        std::printf("%s\n", url->c_str());
        co_return exitDone;
    }
};

} // namespace

void startPresign(const CommandLine& line)
{
    ClientCommand::start(std::make_shared<PresignCommand>(line));
}

} // namespace botoscope::app
