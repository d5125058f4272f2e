#include "core/http/message.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <charconv>

namespace botoscope::http {

namespace {

/// Python's http.client refuses such URLs as well: they would end the request line early.
bool hasBlankOrControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F;
    });
}

bool isScheme(std::string_view text)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto inner = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; };
    return !text.empty() && letter(text.front()) && std::all_of(text.begin(), text.end(), inner);
}

/// Splits "[user@]host[:port]". False when it is no authority.
bool splitAuthority(std::string_view authority, UrlParts& parts)
{
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
        parts.userinfo = authority.substr(0, at);
        authority.remove_prefix(at + 1);
    }
    std::size_t hostEnd = authority.find(':');
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos || close == 1) {
            return false;
        }
        hostEnd = close + 1;
    } else if (authority.find_first_of("[]") != std::string_view::npos) {
        return false;
    }
    parts.host = authority.substr(0, hostEnd);
    std::string_view rest = authority.substr(std::min(hostEnd, authority.size()));
    if (rest.empty() || rest == ":") {
        return !parts.host.empty();
    }
    rest.remove_prefix(1);
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), parts.port);
    const bool number = error == std::errc() && end == rest.data() + rest.size() && rest.front() != '-';
    return number && authority[hostEnd] == ':' && !parts.host.empty() && parts.port >= 1 && parts.port <= 65535;
}

std::string encodeQuery(const Parameters& query)
{
    std::string text;
    for (const auto& [key, value] : query) {
        text += text.empty() ? "" : "&";
        text += percentEncode(key) + '=' + percentEncode(value);
    }
    return text;
}

std::string joinPaths(std::string_view base, std::string_view path)
{
    if (path.empty() || path == "/") {
        return base.empty() ? "/" : std::string(base);
    }
    if (base.ends_with('/') && path.starts_with('/')) {
        base.remove_suffix(1);
    }
    std::string joined = std::string(base) + std::string(path);
    return joined.starts_with('/') ? joined : '/' + joined;
}

} // namespace

const Parameters& Body::form() const
{
    static const Parameters none;
    return m_form ? *m_form : none;
}

void Body::setForm(Parameters form)
{
    m_bytes.reset();
    m_stream.reset();
    m_form = std::make_shared<const Parameters>(std::move(form));
}

std::optional<std::int64_t> Body::size() const
{
    return m_stream ? m_stream->size() : std::optional(static_cast<std::int64_t>(shared()->size()));
}

std::string Body::bytes() const
{
    return *shared();
}

std::shared_ptr<const std::string> Body::shared() const
{
    if (m_form) {
        std::string text;
        for (const auto& [key, value] : *m_form) {
            text += text.empty() ? "" : "&";
            text += formEncode(key) + '=' + formEncode(value);
        }
        return std::make_shared<const std::string>(std::move(text));
    }
    static const auto nothing = std::make_shared<const std::string>();
    return m_bytes ? m_bytes : nothing;
}

bool operator==(const Body& a, const Body& b)
{
    if (a.isStream() || b.isStream()) {
        return a.m_stream == b.m_stream;
    }
    if (a.isForm() || b.isForm()) {
        return a.isForm() == b.isForm() && a.form() == b.form();
    }
    return a.m_bytes == b.m_bytes || *a.shared() == *b.shared();
}

std::string UrlParts::authority() const
{
    return port ? host + ':' + std::to_string(port) : host;
}

std::optional<UrlParts> splitUrl(std::string_view url)
{
    const auto schemeEnd = url.find("://");
    if (schemeEnd == std::string_view::npos || hasBlankOrControl(url) || !isScheme(url.substr(0, schemeEnd))) {
        return std::nullopt;
    }
    UrlParts parts;
    parts.scheme = url.substr(0, schemeEnd);
    url.remove_prefix(schemeEnd + 3);
    const auto authorityEnd = std::min(url.find_first_of("/?#"), url.size());
    if (!splitAuthority(url.substr(0, authorityEnd), parts)) {
        return std::nullopt;
    }
    url.remove_prefix(authorityEnd);
    if (const auto hash = url.find('#'); hash != std::string_view::npos) {
        parts.fragment = url.substr(hash + 1);
        url = url.substr(0, hash);
    }
    const auto mark = url.find('?');
    parts.path = url.substr(0, mark);
    parts.hasQuery = mark != std::string_view::npos;
    if (parts.hasQuery) {
        parts.query = url.substr(mark + 1);
    }
    return parts;
}

std::string joinUrl(const UrlParts& parts)
{
    std::string url = parts.scheme + "://";
    if (!parts.userinfo.empty()) {
        url += parts.userinfo + '@';
    }
    url += parts.authority() + parts.path;
    if (parts.hasQuery || !parts.query.empty()) {
        url += '?' + parts.query;
    }
    if (!parts.fragment.empty()) {
        url += '#' + parts.fragment;
    }
    return url;
}

std::string buildUrl(std::string_view endpointUrl, const RequestDict& request)
{
    // Text surgery, not splitUrl: an endpoint that is no URL must come out recognisable in the error that follows.
    const auto schemeEnd = endpointUrl.find("://");
    const std::size_t authorityStart = schemeEnd == std::string_view::npos ? 0 : schemeEnd + 3;
    const std::size_t pathStart = std::min(endpointUrl.find_first_of("/?#", authorityStart), endpointUrl.size());
    const std::size_t pathEnd = std::min(endpointUrl.find_first_of("?#", pathStart), endpointUrl.size());
    const std::string_view tail = endpointUrl.substr(pathEnd);

    std::string url(endpointUrl.substr(0, authorityStart));
    url += request.hostPrefix;
    url += endpointUrl.substr(authorityStart, pathStart - authorityStart);
    url += joinPaths(endpointUrl.substr(pathStart, pathEnd - pathStart), request.urlPath);
    url += tail == "?" ? std::string_view() : tail;
    if (!request.query.empty() || request.bareQuery) {
        url += url.find('?') == std::string::npos ? '?' : '&';
        url += encodeQuery(request.query);
    }
    return url;
}

} // namespace botoscope::http
