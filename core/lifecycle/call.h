#pragma once
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/http/transport.h"
#include "core/lifecycle/context.h"
#include "core/lifecycle/sign_request.h"
#include "core/trace/record.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::lifecycle {

/// How far a call goes: the whole way, or up to a stage without sending anything.
enum class DryRun { No, Validated, Serialized, Signed };

/// Instead of sending, signs what is used later (botocore-behaviour.md §9.4): report.request.url, or a form.
struct Presigning {
    std::string method; ///< HTTP method instead of the operation's; empty: that
    int expiresSeconds = 3600;
    std::optional<PostForm> form; ///< for uploads by POST to report.request.url: ends up in report.formFields
};

class EventSource;

/// What the caller of one call may choose.
struct CallOptions {
    DryRun dryRun = DryRun::No;
    std::optional<Presigning> presign;
    std::uint64_t id = 0;         ///< names the call in its trace
    std::string profile;          ///< for the trace's heading only
    trace::Sink* trace = nullptr; ///< nullptr: nothing is recorded
    /// The operation's streaming input, instead of its member among the parameters; read while it is sent.
    std::shared_ptr<http::BodySource> body;
    /// The events an operation takes, which go out as they are pushed; usually over HTTP/2 while others come in
    /// (streamOutput).
    std::shared_ptr<EventSource> events;
    /// The caller reads a streaming output or event stream itself, from report.response.stream (EventReader for
    /// events): the call is over when the head of the answer is there, and the member is not among the parsed.
    bool streamOutput = false;
    /// Fill report.hints although nothing is recorded (a recorded call always has them).
    bool hints = false;
    /// What the caller makes of the call, for the User-Agent header: botocore's names, e.g. "WAITER".
    std::vector<std::string> features;
};

/// How a call went. Exactly one of these holds: error is set (no usable response), or parsed is the result, which has
/// an "Error" member and a status of 300 or more when the service refused, or it was a dry run.
struct CallReport {
    std::optional<Error> error;   ///< redacted
    std::optional<Error> refusal; ///< a service's refusal (ClientError) in botocore's words, redacted
    std::optional<Error> warning; ///< the result is botocore's, and the answer was not in order; redacted
    /// What the model has against parameters that were sent all the same, redacted: hintsFor's.
    std::vector<std::string> hints;
    Value parsed;
    http::Response response;     ///< the last one; status 0 if none
    http::Request request;       ///< the last one, as sent (or as far as a dry run came); not redacted
    http::Parameters formFields; ///< of a presigned form
    http::Timing timing;
    int attempts = 0;
    bool serviceError = false; ///< the service refused: see refusal, and parsed["Error"]
    std::string operation;
};

/// Runs one call of a client through its lifecycle (botocore-behaviour.md §3.3, §3.4). The state must outlive the task.
/// Destroying the task cancels the call wherever it is.
Task<CallReport> runCall(const ClientState& client, const model::OperationModel& operation, Value params,
                         CallOptions options = {});

} // namespace botoscope::lifecycle
