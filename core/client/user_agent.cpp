#include "core/client/user_agent.h"

#include <string_view>
#include <sys/utsname.h>

namespace botoscope::client {

namespace {

/// Characters a component may hold; others become dashes.
std::string clean(std::string_view text, bool allowHash)
{
    constexpr std::string_view extra = "!$%&'*+-.^_`|~,";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           extra.find(c) != std::string_view::npos || (allowHash && c == '#');
        out += plain ? c : '-';
    }
    return out;
}

std::string component(std::string_view prefix, std::string_view name, std::string_view value)
{
    std::string out = ' ' + clean(prefix, true) + '/' + clean(name, false);
    return value.empty() ? out : out + '#' + clean(value, true);
}

std::string languageVersion()
{
    return std::to_string(__cplusplus / 100);
}

} // namespace

std::string userAgent(const Program& program, const lifecycle::ClientConfig& config,
                      const config::Environment& environment)
{
    const std::string extra = config.userAgentExtra.empty() ? std::string() : ' ' + config.userAgentExtra;
    if (config.userAgent) {
        return *config.userAgent + extra;
    }
    utsname system{};
    uname(&system);
    std::string out = clean(program.name, false) + '/' + clean(program.version, false) + " ua/2.1";
    out += component("os", "linux", system.release);
    out += component("md", "arch", system.machine);
    out += component("lang", "c++", languageVersion());
    const std::string execution = environment.get("AWS_EXECUTION_ENV");
    if (!execution.empty()) {
        out += component("exec-env", execution, {});
    }
    out += component("cfg", "retry-mode", config.retries.mode.value_or("legacy"));
    if (!config.userAgentAppId.empty()) {
        out += component("app", config.userAgentAppId, {});
    }
    return out + extra;
}

} // namespace botoscope::client
