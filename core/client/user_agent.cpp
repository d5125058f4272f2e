#include "core/client/user_agent.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <openssl/crypto.h>
#include <sys/utsname.h>

namespace botoscope::client {

namespace {

std::string component(std::string_view prefix, std::string_view name, std::string_view value)
{
    std::string out = sanitizeUserAgent(prefix, true) + '/' + sanitizeUserAgent(name, false);
    return value.empty() ? out : out + '#' + sanitizeUserAgent(value, true);
}

std::string systemComponent(const Platform& platform)
{
    constexpr std::array<std::string_view, 7> known = {"linux", "macos",   "windows", "android",
                                                       "ios",   "watchos", "other"};
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

/// What runs, and on what.
std::string programComponents(const Program& program, const Platform& platform)
{
    std::string out = component(program.name, program.version, {});
    const auto add = [&out](const std::string& part) { out += ' ' + part; };
    if (!platform.cryptoName.empty()) {
        add(component("md", platform.cryptoName, platform.cryptoVersion));
    }
    add("ua/2.1");
    add(systemComponent(platform));
    if (!platform.machine.empty()) {
        add(component("md", "arch", toLower(platform.machine)));
    }
    add(component("lang", platform.language, platform.languageVersion));
    if (!platform.executionEnvironment.empty()) {
        add(component("exec-env", platform.executionEnvironment, {}));
    }
    return out;
}

/// How a client is set up, a blank before each part.
std::string configComponents(const lifecycle::ClientConfig& config)
{
    std::string out;
    if (config.retries.mode) {
        out += ' ' + component("cfg", "retry-mode", *config.retries.mode);
    }
    if (!config.userAgentAppId.empty()) {
        out += " app/" + sanitizeUserAgent(config.userAgentAppId, true);
    }
    return out;
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
    out.cryptoName = "openssl";
    out.cryptoVersion = OpenSSL_version(OPENSSL_VERSION_STRING);
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

lifecycle::UserAgent userAgent(const Program& program, const lifecycle::ClientConfig& config, const Platform& platform)
{
    lifecycle::UserAgent agent;
    if (config.userAgent) {
        agent.given = true;
        agent.head = *config.userAgent;
    } else {
        agent.head = programComponents(program, platform);
        agent.tail = configComponents(config);
    }
    agent.tail += config.userAgentExtra.empty() ? std::string() : ' ' + config.userAgentExtra;
    return agent;
}

} // namespace botoscope::client
