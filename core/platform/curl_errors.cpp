#include "core/platform/curl_errors.h"

#include "core/trace/redact.h"

namespace botoscope::platform {

namespace {

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
    const std::string url = trace::shownUrl(failure.url);
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

} // namespace botoscope::platform
