#pragma once
#include "core/http/headers.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::auth {

// The pieces of SigV4's canonical request (botocore-behaviour.md §5.3), shared by signing and verifying.

/// How a URL's path becomes the canonical one. S3 signs the path as it is sent: both false.
struct PathRules {
    bool normalize = true;   ///< remove dot segments and doubled slashes
    bool encodeAgain = true; ///< percent-encode the already encoded path once more
};

struct CanonicalHeaders {
    std::string lines; ///< "name:value\n" each, sorted by name
    std::string names; ///< "a;b;c"
};

std::string canonicalPath(std::string_view path, PathRules rules);
/// Pairs sorted by key, then value, as they are encoded; a key without "=" gets one.
std::string canonicalQuery(std::string_view query);
/// All headers but those that proxies may change (connection, user-agent, …); host is added if there is none.
CanonicalHeaders canonicalHeaders(const http::Headers& headers, std::string_view host);
/// Those headers that are named, lower case; what a server does with the signer's list.
CanonicalHeaders canonicalHeaders(const http::Headers& headers, const std::vector<std::string>& names);
/// method is turned upper case.
std::string canonicalRequest(std::string_view method, std::string_view path, std::string_view query,
                             const CanonicalHeaders& headers, std::string_view payloadHash);
std::string stringToSign(std::string_view time, std::string_view scope, std::string_view canonicalRequest,
                         std::string_view algorithm = "AWS4-HMAC-SHA256");
/// Host header of a URL's host and port: lower case, the scheme's default port left out.
std::string hostHeader(std::string_view scheme, std::string_view host, int port);

} // namespace botoscope::auth
