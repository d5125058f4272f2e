#include "app/call_output.h"

#include "app/exit_status.h"
#include "core/base/json.h"
#include "core/client/paginator.h"
#include "core/lifecycle/payloads.h"

#include <cstdio>

namespace botoscope::app {

namespace {

void print(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

/// What a dry run came to, as JSON.
Value describeDryRun(const CommandLine& line, const lifecycle::CallReport& report)
{
    Value out = Value::object({{"stage", line.dryRun}, {"service", line.service}, {"operation", report.operation}});
    if (line.dryRun != "validated") {
        const Value request = lifecycle::describe(report.request);
        for (const auto& [key, value] : request.map()) {
            out.set(key, value);
        }
    }
    return out;
}

/// Failures of the transport may be retried: says how often it was tried.
Error withAttempts(Error error, int attempts)
{
    const bool transport = error.code >= ErrorCode::EndpointConnection && error.code <= ErrorCode::HttpClient;
    if (transport && attempts > 0) {
        error.with("attempts", attempts == 1 ? "1 attempt" : std::to_string(attempts) + " attempts");
    }
    return error;
}

int writeResult(const Value& result, const jmespath::Expression* query)
{
    if (!query) {
        print(writeJson(result) + '\n');
        return exitDone;
    }
    const auto found = query->search(result);
    if (!found.ok()) {
        return reportError(found.error());
    }
    print(writeJson(*found) + '\n');
    return exitDone;
}

} // namespace

int writeOutcome(const CommandLine& line, const lifecycle::CallReport& report, const jmespath::Expression* query)
{
    if (report.error) {
        return reportError(withAttempts(*report.error, report.attempts));
    }
    if (report.warning) {
        reportWarning(*report.warning);
    }
    if (!line.dryRun.empty()) {
        return writeResult(describeDryRun(line, report), query);
    }
    if (line.output == "raw") {
        print(std::string(report.response.bodyView()));
    }
    if (report.refusal) {
        return reportError(*report.refusal);
    }
    if (line.output == "raw") {
        return exitDone;
    }
    Value result = report.parsed;
    result.erase("ResponseMetadata");
    return writeResult(result, query);
}

Task<lifecycle::CallReport> collectPages(client::Client& client, const model::OperationModel& operation, Value params,
                                         lifecycle::CallOptions options)
{
    auto config = client::PaginatorConfig::load(client.loader(), operation);
    lifecycle::CallReport report;
    if (!config.ok() || !*config) {
        report.error = config.ok() ? Error(ErrorCode::InvalidArgument,
                                           operation.name.str() + " has no pages: leave --all-pages out")
                                   : config.error();
        co_return report;
    }
    client::Paginator paginator(client, operation, std::move(**config), std::move(params));
    std::vector<std::string> hints; // those of the first page: the others ask for the same
    while (!paginator.done()) {
        auto paging = paginator.next(options);
        report = co_await paging;
        if (std::exchange(options.hints, false)) {
            hints = std::move(report.hints);
        }
        ++options.id;
    }
    report.hints = std::move(hints);
    if (!report.error && !report.serviceError) {
        report.parsed = paginator.merged();
    }
    co_return report;
}

} // namespace botoscope::app
