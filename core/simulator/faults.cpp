#include "core/simulator/faults.h"

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace botoscope::simulator {

namespace {

constexpr std::array<std::pair<std::string_view, FaultKind>, 7> kinds = {{
    {"delay", FaultKind::Delay},
    {"throttle", FaultKind::Throttle},
    {"error", FaultKind::Error},
    {"reset", FaultKind::Reset},
    {"truncate", FaultKind::Truncate},
    {"garbage", FaultKind::Garbage},
    {"hang", FaultKind::Hang},
}};

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end && value >= 0 ? std::optional(value) : std::nullopt;
}

Error wrongEntry(std::string_view entry)
{
    return Error(ErrorCode::InvalidArgument,
                 "the fault \"" + std::string(entry) +
                     "\" is none of delay=MS, throttle=N, error=STATUS[xN], reset=N, truncate=N, garbage=N, hang=N");
}

} // namespace

Result<FaultPlan> FaultPlan::parse(std::string_view spec)
{
    FaultPlan plan;
    while (!spec.empty()) {
        const auto comma = spec.find(',');
        auto added = plan.add(spec.substr(0, comma));
        if (!added.ok()) {
            return std::move(added).error();
        }
        spec = comma == std::string_view::npos ? std::string_view() : spec.substr(comma + 1);
    }
    return plan;
}

Result<void> FaultPlan::add(std::string_view entry)
{
    const auto equals = entry.find('=');
    const std::string_view name = entry.substr(0, equals);
    std::string_view value = equals == std::string_view::npos ? std::string_view("1") : entry.substr(equals + 1);
    int times = 1;
    const auto cross = value.find('x');
    if (cross != std::string_view::npos) {
        const auto parsed = number(value.substr(cross + 1));
        if (!parsed) {
            return wrongEntry(entry);
        }
        times = *parsed;
        value = value.substr(0, cross);
    }
    const auto amount = number(value);
    for (const auto& [kindName, kind] : kinds) {
        if (kindName != name || !amount) {
            continue;
        }
        if (kind == FaultKind::Delay) {
            m_delayMillis = *amount;
        } else if (kind == FaultKind::Error) {
            m_entries.push_back({kind, *amount, times});
        } else {
            m_entries.push_back({kind, 0, *amount});
        }
        return {};
    }
    return wrongEntry(entry);
}

Fault FaultPlan::next()
{
    Fault fault;
    fault.delayMillis = m_delayMillis;
    for (Entry& entry : m_entries) {
        if (entry.left > 0) {
            --entry.left;
            fault.kind = entry.kind;
            fault.status = entry.status;
            break;
        }
    }
    return fault;
}

} // namespace botoscope::simulator
