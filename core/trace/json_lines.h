#pragma once
#include "core/trace/record.h"

#include <functional>
#include <map>
#include <string>

namespace botoscope::trace {

/// A step as one JSON object (the format of `--trace=jsonl`): call, seq, t_us, duration_us, event, phase, attempt,
/// handlers, changes (paths since the step before), and what exists of params, request, response, parsed, endpoint,
/// credentials, signing, retry, timing, error. Bodies are given by their size only.
Value stepToJson(const Step& step, const Value& previousSnapshot);

/// A step as a line for people: time, event, handlers, what changed.
std::string stepToText(const Step& step, const Value& previousSnapshot);

/// Writes steps as lines, in either form, through a function (which adds no newline of its own). A cancelled call ends
/// with a line that says so: in JSON one of a step "call-cancelled.<service>.<Operation>".
class LineSink final : public Sink {
public:
    enum class Format { Json, Text };
    LineSink(Format format, std::function<void(const std::string&)> write);
    void callStarted(const CallInfo& info) override;
    void stepRecorded(const StepPtr& step) override;
    void callEnded(const CallEnd& end) override;

private:
    Format m_format;
    std::function<void(const std::string&)> m_write;
    std::map<std::uint64_t, Step> m_last; ///< last step of each running call; before the first, what names the call
};

} // namespace botoscope::trace
