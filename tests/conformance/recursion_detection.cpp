#include "conformance/recursion_detection.h"

#include "conformance/replay.h"
#include "core/lifecycle/payloads.h"

namespace botoscope::conformance {

namespace {

constexpr std::string_view traceHeader = "X-Amzn-Trace-Id";

/// The value in a list of "Name: value"; empty if it is not there.
std::string traceIdIn(const Value& lines)
{
    for (const Value& line : lines.list()) {
        const std::string& text = line.toString();
        const auto colon = text.find(": ");
        if (colon != std::string::npos && text.substr(0, colon) == traceHeader) {
            return text.substr(colon + 2);
        }
    }
    return {};
}

std::optional<std::string> runCase(const Value& item)
{
    Replay replay(Value::object({{"service", "sts"},
                                 {"region_name", "us-east-1"},
                                 {"env", item["env"]},
                                 {"credentials", Value::array({"akid", "secret", Value()})}}));
    const auto client = replay.client();
    if (!client.ok()) {
        return client.error().message;
    }
    const std::string before = traceIdIn(item["requestHeadersBefore"]);
    (*client)->events().on<lifecycle::BeforeCall>(
        "before-call", "set_trace_header",
        [&before](lifecycle::BeforeCall& payload) {
            if (!before.empty()) {
                payload.request.headers.set(traceHeader, before);
            }
        },
        events::Position::First);
    replay.answer(Value::object({{"status", 200}}));
    (void)replay.call("GetCallerIdentity", Map());
    if (replay.requests().empty()) {
        return "nothing was sent";
    }
    return difference(traceIdIn(item["requestHeadersAfter"]), replay.requests().front().headers.get(traceHeader));
}

} // namespace

SuiteResult runRecursionDetection(const std::filesystem::path& folder)
{
    return runEach(folder / "cases.json", runCase);
}

} // namespace botoscope::conformance
