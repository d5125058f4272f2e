#include "core/trace/json_lines.h"

#include "core/base/json.h"
#include "core/base/one_line.h"
#include "core/trace/diff.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace botoscope::trace {

namespace {

Value handlersToJson(const Step& step)
{
    List list;
    for (const HandlerRun& run : step.handlers) {
        List changed;
        for (const std::string& path : run.changed) {
            changed.emplace_back(path);
        }
        Value item = Value::object({{"name", run.name},
                                    {"pattern", run.pattern},
                                    {"duration_us", run.durationMicros},
                                    {"changed", std::move(changed)}});
        if (!run.error.empty()) {
            item.set("error", run.error);
        }
        list.push_back(std::move(item));
    }
    return list;
}

Value withoutBody(const Value& message)
{
    Value out = message;
    out.erase("body");
    return out;
}

/// The last line of a cancelled call: no event of botocore's tells of it.
Value cancelledToJson(const Step& last, const CallEnd& end)
{
    Step step = last;
    step.seq = last.seq + 1;
    step.micros = end.micros;
    step.durationMicros = 0;
    step.event = "call-cancelled" + last.event.substr(std::min(last.event.find('.'), last.event.size()));
    step.attempt = end.attempts;
    step.handlers.clear();
    step.error = Error(ErrorCode::Cancelled, "The call was cancelled.");
    return stepToJson(step, last.snapshot);
}

std::string millis(std::int64_t micros)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%8.2f ms", static_cast<double>(micros) / 1000.0);
    return buffer.data();
}

} // namespace

Value stepToJson(const Step& step, const Value& previousSnapshot)
{
    List changes;
    for (const std::string& path : changedPaths(previousSnapshot, step.snapshot)) {
        changes.emplace_back(path);
    }
    Value out = Value::object({{"call", static_cast<std::int64_t>(step.call)},
                               {"seq", step.seq},
                               {"t_us", step.micros},
                               {"duration_us", step.durationMicros},
                               {"event", step.event},
                               {"phase", phaseName(step.phase)},
                               {"attempt", step.attempt},
                               {"handlers", handlersToJson(step)},
                               {"changes", std::move(changes)}});
    for (const auto& [key, value] : step.snapshot.map()) {
        const bool message = key == "request" || key == "response";
        out.set(key, message ? withoutBody(value) : value);
    }
    if (step.error) {
        out.set("error", Value::object({{"code", errorCodeName(step.error->code)}, {"message", step.error->message}}));
    }
    return out;
}

std::string stepToText(const Step& step, const Value& previousSnapshot)
{
    std::string out = millis(step.micros) + "  " + step.event;
    if (step.attempt > 1) {
        out += "  (attempt " + std::to_string(step.attempt) + ')';
    }
    for (const HandlerRun& run : step.handlers) {
        out += "\n              " + run.name + "  " + millis(run.durationMicros);
        for (const std::string& path : run.changed) {
            out += "\n                ~ " + path;
        }
    }
    for (const Change& change : diff(previousSnapshot, step.snapshot, 20)) {
        const char mark = change.kind == ChangeKind::Added ? '+' : change.kind == ChangeKind::Removed ? '-' : '~';
        std::string value = writeJson(change.after, JsonStyle::Line);
        constexpr std::size_t most = 160;
        if (value.size() > most) {
            value = value.substr(0, most) + "…";
        }
        out +=
            std::string("\n            ") + mark + ' ' + oneLine(change.path + (value == "null" ? "" : " = " + value));
    }
    if (step.error) {
        out += "\n            ! " + oneLine(step.error->message);
    }
    return out;
}

LineSink::LineSink(Format format, std::function<void(const std::string&)> write)
    : m_format(format), m_write(std::move(write))
{
}

void LineSink::callStarted(const CallInfo& info)
{
    Step& none = m_last[info.id];
    none = {};
    none.call = info.id;
    none.event = "." + info.serviceId + '.' + info.operation;
    none.snapshot = Map();
    if (m_format == Format::Text) {
        m_write("call " + std::to_string(info.id) + "  " + info.service + ' ' + info.operation);
    }
}

void LineSink::stepRecorded(const StepPtr& step)
{
    Step& last = m_last[step->call];
    m_write(m_format == Format::Json ? writeJson(stepToJson(*step, last.snapshot), JsonStyle::Line)
                                     : stepToText(*step, last.snapshot));
    last = *step;
}

void LineSink::callEnded(const CallEnd& end)
{
    if (m_format == Format::Json && end.state == CallState::Cancelled) {
        m_write(writeJson(cancelledToJson(m_last[end.id], end), JsonStyle::Line));
    }
    m_last.erase(end.id);
    if (m_format == Format::Text) {
        m_write(millis(end.micros) + "  end, attempts " + std::to_string(end.attempts) +
                (end.httpStatus ? ", status " + std::to_string(end.httpStatus) : std::string()) +
                (end.summary.empty() ? std::string() : ", " + oneLine(end.summary)));
    }
}

} // namespace botoscope::trace
