#include "core/platform/curl_options.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <limits>

namespace botoscope::platform {

namespace {

bool isToken(std::string_view text)
{
    constexpr std::string_view separators = "()<>@,;:\\\"/[]?={} \t";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return c > 0x20 && c < 0x7F && separators.find(c) == std::string_view::npos;
    });
}

/// Milliseconds for libcurl, rounded up; no limit is the longest it can count (0 would mean its own default).
long millis(std::int64_t micros)
{
    constexpr std::int64_t longest = std::numeric_limits<std::int32_t>::max();
    return static_cast<long>(micros <= 0 ? longest : std::min((micros + 999) / 1000, longest));
}

Error unsendable(const http::Request& request, const std::string& why)
{
    // The URL itself may be what is wrong; its query could hold a signature.
    const std::string url = request.url.substr(0, request.url.find('?'));
    return Error(ErrorCode::HttpClient, "The request can't be sent: " + why).with("url", url).with("reason", why);
}

/// The request target byte for byte: origin form, or absolute form for a proxy that forwards.
std::string requestTarget(const http::UrlParts& parts, bool forwarded)
{
    std::string target = parts.path.empty() ? "/" : parts.path;
    if (parts.hasQuery) {
        target += '?' + parts.query;
    }
    return forwarded ? parts.scheme + "://" + parts.authority() + target : target;
}

void applyTls(CURL* easy, const http::TransportOptions& options)
{
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, options.verifyTls ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, options.verifyTls ? 2L : 0L);
    if (!options.caBundle.empty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, options.caBundle.c_str());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
        curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, options.caBundle.c_str());
    }
    if (!options.clientCertificate.empty()) {
        const std::string& key = options.clientKey.empty() ? options.clientCertificate : options.clientKey;
        curl_easy_setopt(easy, CURLOPT_SSLCERT, options.clientCertificate.c_str());
        curl_easy_setopt(easy, CURLOPT_SSLKEY, key.c_str());
    }
}

void applyProxy(CURL* easy, const Proxy& proxy)
{
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy.url.c_str()); // empty: none, and no look at the environment
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!proxy.user.empty()) {
        curl_easy_setopt(easy, CURLOPT_PROXYAUTH, CURLAUTH_BASIC);
        curl_easy_setopt(easy, CURLOPT_PROXYUSERNAME, proxy.user.c_str());
        curl_easy_setopt(easy, CURLOPT_PROXYPASSWORD, proxy.password.c_str());
    }
}

void applyConnection(CURL* easy, const http::TransportOptions& options)
{
    constexpr long receiveBuffer = 256L * 1024;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // do not join a look-up thread when an exchange is dropped
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, options.tcpKeepalive ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, millis(options.connectTimeoutMicros));
    curl_easy_setopt(easy, CURLOPT_EXPECT_100_TIMEOUT_MS, millis(options.expectContinueMicros));
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, receiveBuffer);
}

} // namespace

Result<void> checkSendable(const http::Request& request)
{
    const auto parts = http::splitUrl(request.url);
    const std::string scheme = parts ? toLower(parts->scheme) : std::string();
    if (scheme != "http" && scheme != "https") {
        return unsendable(request, "the URL is not an http or https URL without blanks and control characters");
    }
    if (!isToken(request.method)) {
        return unsendable(request, "the method is not a token");
    }
    for (const auto& [name, value] : request.headers) {
        if (!isToken(name)) {
            return unsendable(request, "a header name is not a token: " + name);
        }
        if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
            return unsendable(request, "the value of header " + name + " holds a line end or NUL");
        }
    }
    if (request.method == "HEAD" && !request.body.empty()) {
        return unsendable(request, "HEAD can't carry a body");
    }
    return {};
}

void applyOptions(CURL* easy, const http::Request& request, const http::TransportOptions& options, const Proxy& proxy)
{
    const http::UrlParts parts = *http::splitUrl(request.url);
    // libcurl gets only the origin to parse; the target goes out as it stands.
    const bool forwarded = !proxy.url.empty() && !proxy.url.starts_with("socks") && toLower(parts.scheme) == "http";
    curl_easy_setopt(easy, CURLOPT_URL, (parts.scheme + "://" + parts.authority() + '/').c_str());
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_REQUEST_TARGET, requestTarget(parts, forwarded).c_str());
    if (!request.body.empty()) {
        curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    } else if (request.method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    }
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    applyConnection(easy, options);
    applyTls(easy, options);
    applyProxy(easy, proxy);
}

curl_slist* makeHeaderList(const http::Headers& headers)
{
    curl_slist* list = nullptr;
    for (const auto& [name, value] : headers) {
        const bool blank = trim(value).empty();
        list = curl_slist_append(list, (blank ? name + ';' : name + ": " + value).c_str());
    }
    for (const char* own : {"Accept", "Expect", "Content-Type", "User-Agent"}) {
        if (!headers.contains(own)) {
            list = curl_slist_append(list, (std::string(own) + ':').c_str());
        }
    }
    return list;
}

} // namespace botoscope::platform
