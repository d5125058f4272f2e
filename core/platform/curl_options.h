#pragma once
#include "core/http/transport.h"
#include "core/platform/proxy.h"

#include <curl/curl.h>

namespace botoscope::platform {

/// Refuses what would not go over the wire as it stands: no http(s) URL, blanks or controls in the request line, line
/// ends in header fields, a body with HEAD. Error: HttpClient.
Result<void> checkSendable(const http::Request& request);

/// Tells a fresh easy handle about request line, URL, TLS, time-outs, proxy and the connection. Body, header lists and
/// callbacks are the exchange's. The request has passed checkSendable.
void applyOptions(CURL* easy, const http::Request& request, const http::TransportOptions& options, const Proxy& proxy);

/// The request's fields as libcurl's list; what libcurl would add by itself is suppressed. Freed by the caller.
curl_slist* makeHeaderList(const http::Headers& headers);

} // namespace botoscope::platform
