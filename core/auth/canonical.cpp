#include "core/auth/canonical.h"

#include "core/auth/hash.h"
#include "core/base/encoding.h"
#include "core/http/url_path.h"

#include <algorithm>
#include <array>

namespace botoscope::auth {

namespace {

constexpr std::array<std::string_view, 11> unsignedHeaders = {
    "connection", "expect",  "keep-alive",        "proxy-authenticate", "proxy-authorization", "te",
    "trailer",    "upgrade", "transfer-encoding", "user-agent",         "x-amzn-trace-id",
};

/// Appends a value with blanks at its ends gone and each run of blanks made one space.
void appendTrimmed(std::string& out, std::string_view value)
{
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    bool first = true;
    for (auto at = std::find_if_not(value.begin(), value.end(), isBlank); at != value.end();) {
        const auto end = std::find_if(at, value.end(), isBlank);
        out.append(first ? "" : " ").append(at, end);
        first = false;
        at = std::find_if_not(end, value.end(), isBlank);
    }
}

using Entry = std::pair<std::string, const std::string*>;

/// Joins entries, which are sorted by name with equal names in the request's order.
CanonicalHeaders joinEntries(const std::vector<Entry>& entries)
{
    CanonicalHeaders out;
    const std::string* previous = nullptr;
    for (const auto& [name, value] : entries) {
        if (previous && *previous == name) {
            out.lines.back() = ',';
        } else {
            out.names.append(previous ? ";" : "").append(name);
            out.lines.append(name).append(1, ':');
        }
        appendTrimmed(out.lines, *value);
        out.lines += '\n';
        previous = &name;
    }
    return out;
}

void sortByName(std::vector<Entry>& entries)
{
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
}

} // namespace

std::string canonicalPath(std::string_view path, PathRules rules)
{
    if (path.empty()) {
        return "/";
    }
    const std::string normal = rules.normalize ? http::removeDotSegments(path) : std::string(path);
    return rules.encodeAgain ? percentEncode(normal, "/") : normal;
}

std::string canonicalQuery(std::string_view query)
{
    if (query.empty()) {
        return {};
    }
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (std::size_t at = 0; at <= query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string_view pair = query.substr(at, end - at);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        pairs.emplace_back(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
        at = end + 1;
    }
    std::sort(pairs.begin(), pairs.end());
    std::string out;
    out.reserve(query.size() + 8);
    for (const auto& [key, value] : pairs) {
        out.append(&key == &pairs.front().first ? "" : "&").append(key).append(1, '=').append(value);
    }
    return out;
}

CanonicalHeaders canonicalHeaders(const http::Headers& headers, std::string_view host)
{
    std::vector<Entry> entries;
    entries.reserve(headers.size() + 1);
    const std::string hostValue(host);
    bool hasHost = false;
    for (const auto& [name, value] : headers) {
        std::string lower = toLower(name);
        if (std::find(unsignedHeaders.begin(), unsignedHeaders.end(), lower) == unsignedHeaders.end()) {
            hasHost = hasHost || lower == "host";
            entries.emplace_back(std::move(lower), &value);
        }
    }
    if (!hasHost) {
        entries.emplace_back("host", &hostValue);
    }
    sortByName(entries);
    return joinEntries(entries);
}

CanonicalHeaders canonicalHeaders(const http::Headers& headers, const std::vector<std::string>& names)
{
    static const std::string absent;
    std::vector<Entry> entries;
    for (const std::string& name : names) {
        bool found = false;
        for (const auto& [field, value] : headers) {
            if (equalsIgnoreCase(field, name)) {
                entries.emplace_back(name, &value);
                found = true;
            }
        }
        if (!found) {
            entries.emplace_back(name, &absent);
        }
    }
    sortByName(entries);
    return joinEntries(entries);
}

std::string canonicalRequest(std::string_view method, std::string_view path, std::string_view query,
                             const CanonicalHeaders& headers, std::string_view payloadHash)
{
    const std::string upper = toUpper(method);
    std::string out;
    out.reserve(upper.size() + path.size() + query.size() + headers.lines.size() + headers.names.size() + 80);
    for (const std::string_view part :
         {std::string_view(upper), path, query, std::string_view(headers.lines), std::string_view(headers.names)}) {
        out.append(part).append(1, '\n');
    }
    return out.append(payloadHash);
}

std::string stringToSign(std::string_view time, std::string_view scope, std::string_view canonicalRequest,
                         std::string_view algorithm)
{
    std::string out(algorithm);
    out.append(1, '\n').append(time).append(1, '\n').append(scope).append(1, '\n');
    return out + sha256Hex(canonicalRequest);
}

std::string hostHeader(std::string_view scheme, std::string_view host, int port)
{
    std::string out = toLower(host);
    const int standard = equalsIgnoreCase(scheme, "https") ? 443 : equalsIgnoreCase(scheme, "http") ? 80 : 0;
    if (port != 0 && port != standard) {
        out.append(1, ':').append(std::to_string(port));
    }
    return out;
}

} // namespace botoscope::auth
