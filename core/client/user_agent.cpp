#include "core/client/user_agent.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <sys/utsname.h>

namespace botoscope::client {

namespace {

constexpr std::size_t longestFeatures = 1024;

std::string component(std::string_view prefix, std::string_view name, std::string_view value)
{
    std::string out = sanitizeUserAgent(prefix, true) + '/' + sanitizeUserAgent(name, false);
    return value.empty() ? out : out + '#' + sanitizeUserAgent(value, true);
}

std::string systemComponent(const Platform& platform)
{
    constexpr std::array<std::string_view, 3> known = {"linux", "macos", "windows"};
    const std::string lower = toLower(platform.system);
    const std::string name = lower == "darwin" ? "macos" : lower;
    if (name.empty()) {
        return "os/other";
    }
    if (std::ranges::find(known, name) == known.end()) {
        return "os/other " + component("md", platform.system, platform.release);
    }
    return component("os", name, platform.release);
}

} // namespace

Platform Platform::ofThisProcess(const config::Environment& environment)
{
    constexpr long century = 100;
    utsname system{};
    uname(&system);
    Platform out;
    out.system = static_cast<const char*>(system.sysname);
    out.release = static_cast<const char*>(system.release);
    out.machine = static_cast<const char*>(system.machine);
    out.language = "c++";
    out.languageVersion = std::to_string(__cplusplus / century);
    out.executionEnvironment = environment.get("AWS_EXECUTION_ENV");
    return out;
}

std::string sanitizeUserAgent(std::string_view text, bool allowHash)
{
    constexpr std::string_view extra = "!$%&'*+-.^_`|~,";
    std::string out;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) {
            continue; // a character of several bytes becomes one dash
        }
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           extra.find(c) != std::string_view::npos || (allowHash && c == '#');
        out += plain ? c : '-';
    }
    return out;
}

std::string shortenUserAgent(std::string component, std::size_t most, char delimiter)
{
    while (component.size() > most) {
        const auto last = component.rfind(delimiter);
        component.resize(last == std::string::npos ? 0 : last);
    }
    return component;
}

std::string userAgent(const Program& program, const lifecycle::ClientConfig& config, const Platform& platform,
                      const std::string& features)
{
    const std::string extra = config.userAgentExtra.empty() ? std::string() : ' ' + config.userAgentExtra;
    if (config.userAgent) {
        return *config.userAgent + extra;
    }
    std::string out = component(program.name, program.version, {}) + " ua/2.1";
    const auto add = [&out](const std::string& part) { out += part.empty() ? part : ' ' + part; };
    add(systemComponent(platform));
    if (!platform.machine.empty()) {
        add(component("md", "arch", toLower(platform.machine)));
    }
    add(component("lang", platform.language, platform.languageVersion));
    if (!platform.executionEnvironment.empty()) {
        add(component("exec-env", platform.executionEnvironment, {}));
    }
    if (!features.empty()) {
        add(shortenUserAgent(component("m", features, {}), longestFeatures, ','));
    }
    if (config.retries.mode) {
        add(component("cfg", "retry-mode", *config.retries.mode));
    }
    if (!config.userAgentAppId.empty()) {
        add("app/" + sanitizeUserAgent(config.userAgentAppId, true));
    }
    return out + extra;
}

} // namespace botoscope::client
