#include "core/platform/curl_errors.h"

#include "core/base/encoding.h"
#include "core/http/message.h"

#include <algorithm>
#include <array>

namespace botoscope::platform {

namespace {

/// Query parameters of presigned URLs (SigV4, SigV2, S3's and CloudFront's) whose values are secrets or identities.
constexpr std::array<std::string_view, 7> secretParameters = {
    "x-amz-signature", "x-amz-security-token", "x-amz-credential",     "signature",
    "awsaccesskeyid",  "key-pair-id",          "x-amz-s3session-token"};

bool isTls(CURLcode code)
{
    switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_SHUTDOWN_FAILED:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CLIENTCERT:
        return true;
    default:
        return false;
    }
}

/// The peer went away or spoke something else: what Python's http.client and urllib3 call a protocol error.
bool isClosed(CURLcode code)
{
    switch (code) {
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_FAIL_REWIND:
    case CURLE_ABORTED_BY_CALLBACK:  // we refused to send again (CurlExchange)
    case CURLE_UNSUPPORTED_PROTOCOL: // no HTTP/1 status line; schemes are checked before
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return true;
    default:
        return false;
    }
}

bool isProxyFailure(const TransferFailure& failure)
{
    if (failure.proxy.empty()) {
        return false;
    }
    const bool refused = failure.proxyStatus != 0 && failure.proxyStatus / 100 != 2;
    return refused || failure.code == CURLE_COULDNT_RESOLVE_PROXY || failure.code == CURLE_PROXY ||
           failure.code == CURLE_COULDNT_CONNECT;
}

Error classify(const TransferFailure& failure, const std::string& url)
{
    if (failure.tooLarge) {
        return Error(ErrorCode::HttpClient, "The response from \"" + url + "\" is larger than the limit of " +
                                                std::to_string(failure.maxBytes) + " bytes");
    }
    if (failure.readTimedOut) {
        return Error(ErrorCode::ReadTimeout, "Read timeout on endpoint URL: \"" + url + '"');
    }
    if (isProxyFailure(failure)) {
        return Error(ErrorCode::ProxyConnection, "Failed to connect to proxy URL: \"" + failure.proxy + '"');
    }
    if (failure.code == CURLE_OPERATION_TIMEDOUT) {
        return Error(ErrorCode::ConnectTimeout, "Connect timeout on endpoint URL: \"" + url + '"');
    }
    if (failure.code == CURLE_COULDNT_RESOLVE_HOST || failure.code == CURLE_COULDNT_CONNECT) {
        return Error(ErrorCode::EndpointConnection, "Could not connect to the endpoint URL: \"" + url + '"');
    }
    if (isTls(failure.code)) {
        return Error(ErrorCode::Ssl, "SSL validation failed for " + url + ' ' + failure.reason);
    }
    if (isClosed(failure.code)) {
        return Error(ErrorCode::ConnectionClosed,
                     "Connection was closed before we received a valid response from endpoint URL: \"" + url + "\".");
    }
    return Error(ErrorCode::HttpClient, "The HTTP client failed for \"" + url + "\": " + failure.reason);
}

} // namespace

Error transferError(const TransferFailure& failure)
{
    const std::string url = shownUrl(failure.url);
    Error error = classify(failure, url);
    error.with("url", url).with("reason", failure.reason);
    if (!failure.proxy.empty()) {
        error.with("proxy", failure.proxy);
    }
    if (failure.status != 0) {
        error.with("status", std::to_string(failure.status));
        error.with("received_bytes", std::to_string(failure.received));
    }
    return error;
}

std::string shownUrl(std::string_view url)
{
    auto parts = http::splitUrl(url);
    if (!parts) {
        return std::string(url.substr(0, url.find('?')));
    }
    if (!parts->userinfo.empty()) {
        parts->userinfo = "***";
    }
    std::string query;
    for (std::size_t start = 0; start < parts->query.size();) {
        const std::size_t end = std::min(parts->query.find('&', start), parts->query.size());
        const std::string_view item = std::string_view(parts->query).substr(start, end - start);
        const std::string name = toLower(item.substr(0, item.find('=')));
        const bool secret = std::find(secretParameters.begin(), secretParameters.end(), name) != secretParameters.end();
        query += secret ? std::string(item.substr(0, name.size())) + "=***" : std::string(item);
        query += end < parts->query.size() ? "&" : "";
        start = end + 1;
    }
    parts->query = std::move(query);
    return http::joinUrl(*parts);
}

} // namespace botoscope::platform
