#include "app/body_files.h"

#include "app/progress.h"
#include "core/base/json.h"
#include "core/lifecycle/event_reader.h"
#include "core/platform/file_sink.h"
#include "core/platform/file_source.h"

#include <cstdio>

namespace botoscope::app {

namespace {

constexpr std::string_view fileScheme = "fileb://";

Result<void> openInput(const model::OperationModel& operation, const Value& params, lifecycle::CallOptions& options)
{
    const model::Member* member = operation.inputShape() ? operation.inputShape()->streamingMember() : nullptr;
    const Value* given = member ? params.find(member->name.view()) : nullptr;
    if (!given || !given->toString().starts_with(fileScheme)) {
        return {};
    }
    auto source = platform::FileSource::open(given->toString().substr(fileScheme.size()));
    if (!source) {
        return std::move(source).error();
    }
    options.body = withProgress(*std::move(source));
    return {};
}

Error eventError(const model::OperationModel& operation, const Value& error)
{
    return Error(ErrorCode::ClientError, "An error occurred (" + error["Code"].toString() + ") when calling the " +
                                             operation.name.str() + " operation: " + error["Message"].toString())
        .with("code", error["Code"].toString());
}

Task<Result<bool>> printEvents(const client::Client& client, const model::OperationModel& operation,
                               std::shared_ptr<http::BodyStream> stream)
{
    lifecycle::EventReader reader(std::move(stream), *client.state().parser,
                                  operation.outputShape()->eventStreamMember()->ref.shape());
    while (true) {
        auto reading = reader.next();
        auto event = co_await reading;
        if (!event.ok()) {
            co_return std::move(event).error();
        }
        if (!event->has_value()) {
            co_return true;
        }
        if ((*event)->isError) {
            co_return eventError(operation, (*event)->value["Error"]);
        }
        const std::string line = writeJson((*event)->value, JsonStyle::Compact) + '\n';
        std::fwrite(line.data(), 1, line.size(), stdout);
        std::fflush(stdout);
    }
}

Task<Result<bool>> saveBody(const std::string& path, const http::Response& response)
{
    platform::FileSink sink(path == "-" ? "/dev/stdout" : path);
    Progress progress("received", response.headers.get("Content-Length"));
    auto draining = http::drain(response.stream, [&sink, &progress](std::string_view piece) {
        progress.add(piece.size());
        return sink.write(piece);
    });
    auto drained = co_await draining;
    if (!drained.ok()) {
        co_return std::move(drained).error();
    }
    auto closed = sink.close();
    if (!closed.ok()) {
        co_return std::move(closed).error();
    }
    co_return path == "-";
}

} // namespace

Result<void> openBodies(const CommandLine& line, const model::OperationModel& operation, const Value& params,
                        lifecycle::CallOptions& options)
{
    if (!line.outfile.empty() && !operation.hasStreamingOutput()) {
        return Error(ErrorCode::InvalidArgument, operation.name.str() + " has no streamed output: leave --outfile out")
            .with("option", "--outfile");
    }
    options.streamOutput = !line.outfile.empty() || operation.hasEventStreamOutput();
    return openInput(operation, params, options);
}

Task<Result<bool>> readBodies(const CommandLine& line, const client::Client& client,
                              const model::OperationModel& operation, const lifecycle::CallReport& report)
{
    if (!report.response.stream || report.error) {
        co_return false;
    }
    auto reading = operation.hasEventStreamOutput() ? printEvents(client, operation, report.response.stream)
                                                    : saveBody(line.outfile, report.response);
    auto read = co_await reading;
    co_return read;
}

} // namespace botoscope::app
