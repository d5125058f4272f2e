#pragma once
#include "app/command_line.h"
#include "core/client/client.h"
#include "core/jmespath/jmespath.h"

namespace botoscope::app {

/// Writes what a call gave: the response on stdout (or what a dry run would send), an error on stderr.
/// Returns the exit status.
int writeOutcome(const CommandLine& line, const lifecycle::CallReport& report, const jmespath::Expression* query);

/// Follows an operation's pages and gives one report with the lists put together. Error Pagination in the report when
/// the operation has no pages.
Task<lifecycle::CallReport> collectPages(client::Client& client, const model::OperationModel& operation, Value params,
                                         lifecycle::CallOptions options);

} // namespace botoscope::app
