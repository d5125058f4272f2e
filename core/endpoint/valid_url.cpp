#include "core/endpoint/valid_url.h"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string>

namespace botoscope::endpoint {

namespace {

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// What stands between "//" and the path, by Python's rules for URLs; empty where there is none.
std::string_view networkPart(std::string_view url)
{
    const auto isSchemeChar = [](char c) { return isAlphanumeric(c) || c == '+' || c == '-' || c == '.'; };
    const std::string_view scheme = url.substr(0, url.find(':'));
    if (scheme.size() < url.size() && !scheme.empty() && std::all_of(scheme.begin(), scheme.end(), isSchemeChar)) {
        url.remove_prefix(scheme.size() + 1);
    }
    if (!url.starts_with("//")) {
        return {};
    }
    url.remove_prefix(2);
    return url.substr(0, url.find_first_of("/?#"));
}

/// The host alone, without brackets; empty where there is none or it can't be told.
std::string_view hostOf(std::string_view url)
{
    if (url.find_first_of("\t\r\n") != std::string_view::npos) {
        return {};
    }
    std::string_view host = networkPart(url);
    const auto user = host.rfind('@');
    host.remove_prefix(user == std::string_view::npos ? 0 : user + 1);
    const auto open = host.find('[');
    const auto close = host.find(']');
    if ((open == std::string_view::npos) != (close == std::string_view::npos)) {
        return {};
    }
    if (open == std::string_view::npos) {
        return host.substr(0, host.find(':'));
    }
    host.remove_prefix(open + 1);
    return host.substr(0, host.find(']'));
}

bool isHostLabel(std::string_view label)
{
    constexpr std::size_t longest = 63;
    return !label.empty() && label.size() <= longest && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) { return isAlphanumeric(c) || c == '-'; });
}

/// The zone behind an address: "%eth0", "%25eth0".
bool isZone(std::string_view zone)
{
    constexpr std::string_view unreserved = "._!-~%";
    zone.remove_prefix(zone.starts_with("%25") ? 3 : 1);
    return !zone.empty() && std::all_of(zone.begin(), zone.end(), [&](char c) {
        return isAlphanumeric(c) || unreserved.find(c) != std::string_view::npos;
    });
}

} // namespace

bool isValidEndpointUrl(std::string_view url)
{
    constexpr std::size_t longest = 255;
    std::string_view host = hostOf(url);
    if (host.empty() || host.size() > longest) {
        return false;
    }
    if (host.back() == '.') {
        host.remove_suffix(1);
    }
    while (true) {
        const auto dot = host.find('.');
        if (!isHostLabel(host.substr(0, dot))) {
            return false;
        }
        if (dot == std::string_view::npos) {
            return true;
        }
        host.remove_prefix(dot + 1);
    }
}

bool isValidIpv6EndpointUrl(std::string_view url)
{
    const std::string_view host = hostOf(url);
    const auto zone = host.find('%');
    in6_addr address{};
    return ::inet_pton(AF_INET6, std::string(host.substr(0, zone)).c_str(), &address) == 1 &&
           (zone == std::string_view::npos || isZone(host.substr(zone)));
}

} // namespace botoscope::endpoint
