#include "core/trace/record.h"

#include <array>
#include <utility>

namespace botoscope::trace {

namespace {
constexpr std::array<std::pair<std::string_view, Phase>, 14> phases = {{
    {"provide-client-params", Phase::Prepare},
    {"before-parameter-build", Phase::Prepare},
    {"before-endpoint-resolution", Phase::Prepare},
    {"before-call", Phase::Prepare},
    {"request-created", Phase::Sign},
    {"choose-signer", Phase::Sign},
    {"before-sign", Phase::Sign},
    {"before-send", Phase::Wire},
    {"before-parse", Phase::Parse},
    {"response-received", Phase::Parse},
    {"needs-retry", Phase::Retry},
    {"after-call", Phase::Parse},
    {"after-call-error", Phase::Parse},
    {"call-failed", Phase::Parse},
}};
} // namespace

std::string_view phaseName(Phase phase)
{
    constexpr std::array<std::string_view, 5> names = {"prepare", "sign", "wire", "parse", "retry"};
    return names.at(static_cast<std::size_t>(phase));
}

Phase phaseOfEvent(std::string_view eventName)
{
    const std::string_view head = eventName.substr(0, eventName.find('.'));
    for (const auto& [name, phase] : phases) {
        if (name == head) {
            return phase;
        }
    }
    return Phase::Prepare;
}

} // namespace botoscope::trace
