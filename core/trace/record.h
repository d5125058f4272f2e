#pragma once
#include "core/base/error.h"
#include "core/base/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::trace {

/// The part of a call a step belongs to; the window gives each a colour.
enum class Phase { Prepare, Sign, Wire, Parse, Retry };
std::string_view phaseName(Phase phase); ///< "prepare", …
/// Phase of an event by its first chunk, e.g. "before-send" → Wire.
Phase phaseOfEvent(std::string_view eventName);

/// A handler that ran in a step.
struct HandlerRun {
    std::string name;
    std::string pattern; ///< what it was registered for
    std::int64_t durationMicros = 0;
    std::vector<std::string> changed; ///< paths it changed, e.g. "request.headers.X-Amz-Date"
    std::string error;                ///< empty unless it failed
};

/// One step of a call, immutable once recorded, secrets already gone.
struct Step {
    std::uint64_t call = 0;
    int seq = 0;                     ///< from 1
    std::int64_t micros = 0;         ///< since the call began, when the step began
    std::int64_t durationMicros = 0; ///< the emission itself (handlers)
    std::string event;               ///< botocore's full name
    Phase phase = Phase::Prepare;
    int attempt = 0; ///< from 1; 0 before the first attempt
    std::vector<HandlerRun> handlers;
    /// What exists at this step, as data: any of "params", "request" {method, url, headers {name: value}, body,
    /// body_size}, "response" {status, reason, headers, body, body_size}, "parsed", "endpoint", "signing",
    /// "credentials", "retry", "timing", "hints", "context". Header maps keep the wire's spelling; duplicates are put
    /// together by ", ".
    Value snapshot;
    std::optional<Error> error;
};
using StepPtr = std::shared_ptr<const Step>;

enum class CallState { Running, Done, ServiceError, Failed, Cancelled };

/// A call as the trace knows it.
struct CallInfo {
    std::uint64_t id = 0;
    std::string service;   ///< loader's name, e.g. "s3"
    std::string serviceId; ///< event chunk, e.g. "s3"
    std::string operation;
    std::string profile;
    std::string region;
    Timestamp started;
};

/// How a call ended.
struct CallEnd {
    std::uint64_t id = 0;
    CallState state = CallState::Done;
    std::int64_t micros = 0; ///< whole duration
    int attempts = 0;
    int httpStatus = 0;  ///< 0 if there was no response
    std::string summary; ///< error code and message in one line, empty for success; no secret
};

/// Receives what the recorder records, on the recorder's thread, as it happens.
class Sink {
public:
    virtual ~Sink() = default;
    virtual void callStarted(const CallInfo& info) = 0;
    virtual void stepRecorded(const StepPtr& step) = 0;
    virtual void callEnded(const CallEnd& end) = 0;
};

} // namespace botoscope::trace
