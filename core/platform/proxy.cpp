#include "core/platform/proxy.h"

#include "core/base/encoding.h"

#include <algorithm>

namespace botoscope::platform {

namespace {

/// The value of <name>_proxy. Any spelling counts, the lower-case one wins, and set but empty it means "none".
std::string proxyVariable(const config::Environment& environment, std::string_view name)
{
    const std::string lower = std::string(name) + "_proxy";
    if (const std::string* value = environment.find(lower)) {
        return *value;
    }
    // Under CGI a client's "Proxy:" header arrives as HTTP_PROXY; such a value is not the user's (CVE-2016-1000110).
    if (name == "http" && environment.find("REQUEST_METHOD")) {
        return {};
    }
    for (const auto& [key, value] : environment) {
        if (!value.empty() && equalsIgnoreCase(key, lower)) {
            return value;
        }
    }
    return {};
}

/// One entry of no_proxy: the host itself or an end of it at a dot, with or without the port.
bool matches(std::string_view entry, const std::string& host, const std::string& hostAndPort)
{
    entry = trim(entry);
    while (entry.starts_with('.')) {
        entry.remove_prefix(1);
    }
    if (entry.empty()) {
        return false;
    }
    const std::string name = toLower(entry);
    const std::string end = '.' + name;
    return host == name || hostAndPort == name || host.ends_with(end) || hostAndPort.ends_with(end);
}

bool bypassed(const http::UrlParts& parts, const config::Environment& environment)
{
    const std::string list = proxyVariable(environment, "no");
    if (trim(list) == "*") {
        return true;
    }
    const std::string host = toLower(parts.host);
    const std::string hostAndPort = toLower(parts.authority());
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t comma = std::min(list.find(',', start), list.size());
        if (matches(std::string_view(list).substr(start, comma - start), host, hostAndPort)) {
            return true;
        }
        start = comma + 1;
    }
    return false;
}

Proxy parseProxy(std::string text)
{
    if (text.starts_with("//")) {
        text.insert(0, "http:");
    } else if (text.find("://") == std::string::npos) {
        text.insert(0, "http://");
    }
    Proxy proxy;
    auto parts = http::splitUrl(text);
    if (!parts) {
        // Not a URL: libcurl says so. Whatever stands before an @ may be a password.
        const auto at = text.rfind('@');
        proxy.url = at == std::string::npos ? text : "http://" + text.substr(at + 1);
        proxy.shown = proxy.url;
        return proxy;
    }
    if (!parts->userinfo.empty()) {
        const auto colon = parts->userinfo.find(':');
        proxy.user = percentDecode(parts->userinfo.substr(0, colon));
        proxy.password = colon == std::string::npos ? "" : percentDecode(parts->userinfo.substr(colon + 1));
        parts->userinfo = colon == std::string::npos ? "***" : "***:***";
    }
    proxy.shown = http::joinUrl(*parts);
    if (parts->port == 0) {
        parts->port = parts->scheme == "https" ? 443 : 80; // libcurl would take 1080
    }
    proxy.url = parts->scheme + "://" + parts->authority();
    return proxy;
}

} // namespace

Proxy proxyFor(std::string_view url, const http::TransportOptions& options, const config::Environment& environment)
{
    if (options.noProxy) {
        return {};
    }
    if (!options.proxy.empty()) {
        return parseProxy(options.proxy);
    }
    const auto parts = http::splitUrl(url);
    if (!parts || bypassed(*parts, environment)) {
        return {};
    }
    std::string text = proxyVariable(environment, toLower(parts->scheme));
    return text.empty() ? Proxy{} : parseProxy(std::move(text));
}

} // namespace botoscope::platform
