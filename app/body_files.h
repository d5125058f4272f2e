#pragma once
#include "app/command_line.h"
#include "core/client/client.h"
#include "core/lifecycle/call.h"

namespace botoscope::app {

/// Takes "fileb://PATH" out of an operation's streaming input: the file, device or pipe is sent as it is read
/// (options.body). Says that --outfile and events are read here as they come (options.streamOutput). Error:
/// InvalidArgument (an --outfile where nothing is streamed), Io.
Result<void> openBodies(const CommandLine& line, const model::OperationModel& operation, const Value& params,
                        lifecycle::CallOptions& options);

/// Reads what a call has left to be read: a body into --outfile ("-": standard output), events onto standard output,
/// one JSON object a line. Result: true if standard output is used up by that. Error: the transport's,
/// ChecksumMismatch, ResponseParser, Io; ClientError for an event that is an error.
Task<Result<bool>> readBodies(const CommandLine& line, const client::Client& client,
                              const model::OperationModel& operation, const lifecycle::CallReport& report);

} // namespace botoscope::app
