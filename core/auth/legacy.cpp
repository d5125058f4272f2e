#include "core/auth/legacy.h"

#include "core/auth/hash.h"
#include "core/auth/query_string.h"
#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <algorithm>
#include <array>
#include <map>

namespace botoscope::auth {

namespace {

// Sub-resources and overrides that take part in S3's canonical resource.
constexpr std::array<std::string_view, 35> signedSubresources = {
    "accelerate",
    "acl",
    "analytics",
    "cors",
    "defaultObjectAcl",
    "delete",
    "inventory",
    "lifecycle",
    "location",
    "logging",
    "metrics",
    "notification",
    "object-lock",
    "partNumber",
    "policy",
    "replication",
    "requestPayment",
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "restore",
    "select",
    "select-type",
    "storageClass",
    "tagging",
    "torrent",
    "uploadId",
    "uploads",
    "versionId",
    "versioning",
    "versions",
    "website",
};

Error noUrl()
{
    return {ErrorCode::InvalidArgument, "The request's URL can't be signed: it is not an absolute URL"};
}

void replaceHeader(http::Headers& headers, std::string_view name, std::string value)
{
    headers.erase(name);
    headers.add(std::string(name), std::move(value));
}

/// content-md5, content-type and date, a line each, then the x-amz- headers.
std::string s3Headers(const http::Headers& headers)
{
    std::string out;
    for (const std::string_view name : {"content-md5", "content-type", "date"}) {
        out.append(trim(headers.get(name))).append(1, '\n');
    }
    std::map<std::string, std::string> custom;
    for (const auto& [name, value] : headers) {
        const std::string lower = toLower(name);
        if (lower.starts_with("x-amz-")) {
            std::string& line = custom[lower];
            line.append(line.empty() ? "" : ",").append(trim(value));
        }
    }
    for (const auto& [name, value] : custom) {
        out.append(name).append(1, ':').append(value).append(1, '\n');
    }
    return out;
}

/// The path with those of the query's entries that count, sorted by key, values decoded.
std::string s3Resource(std::string_view path, std::string_view query)
{
    std::vector<std::pair<std::string_view, std::string>> entries;
    for (std::size_t at = 0; at < query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string_view pair = query.substr(at, end - at);
        const std::size_t equals = pair.find('=');
        const std::string_view key = pair.substr(0, equals);
        if (std::find(signedSubresources.begin(), signedSubresources.end(), key) != signedSubresources.end()) {
            entries.emplace_back(key, equals == std::string_view::npos ? std::string()
                                                                       : '=' + percentDecode(pair.substr(equals + 1)));
        }
        at = end + 1;
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out(path);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        out.append(i ? "&" : "?").append(entries[i].first).append(entries[i].second);
    }
    return out;
}

void putS3SignatureInUrl(http::Request& request, http::UrlParts url, const std::string& accessKeyId,
                         const std::string& signature)
{
    http::Parameters parameters;
    setParameter(parameters, "AWSAccessKeyId", accessKeyId);
    setParameter(parameters, "Signature", signature);
    for (const auto& [name, value] : request.headers) {
        const std::string lower = toLower(name);
        if (lower == "date") {
            setParameter(parameters, "Expires", value);
        } else if (lower.starts_with("x-amz-") || lower == "content-md5" || lower == "content-type") {
            setParameter(parameters, lower, value);
        }
    }
    url.query += (url.query.empty() ? "" : "&") + encodeQuery(parameters);
    request.url = http::joinUrl(url);
}

} // namespace

Result<SigningTrace> signV2(http::Request& request, const Credentials& credentials, const SigningContext& context)
{
    auto url = http::splitUrl(request.url);
    if (!url) {
        return noUrl();
    }
    const bool inForm = request.body.isForm();
    http::Parameters parameters = inForm ? request.body.form() : parseQuery(url->query);
    std::erase_if(parameters, [](const auto& pair) { return pair.first == "Signature"; });
    setParameter(parameters, "AWSAccessKeyId", credentials.accessKeyId);
    setParameter(parameters, "SignatureVersion", "2");
    setParameter(parameters, "SignatureMethod", "HmacSHA256");
    setParameter(parameters, "Timestamp", formatIso8601(Timestamp::fromSeconds(context.time.seconds())));
    if (!credentials.sessionToken.empty()) {
        setParameter(parameters, "SecurityToken", credentials.sessionToken.reveal());
    }
    http::Parameters sorted = parameters;
    std::sort(sorted.begin(), sorted.end());
    const std::string netloc = (url->userinfo.empty() ? "" : url->userinfo + '@') + url->authority();
    SigningTrace trace;
    trace.stringToSign = request.method + '\n' + netloc + '\n' + (url->path.empty() ? "/" : url->path) + '\n';
    trace.stringToSign += encodeQuery(sorted);
    trace.signature = base64Encode(asText(hmacSha256(credentials.secretAccessKey.reveal(), trace.stringToSign)));
    setParameter(parameters, "Signature", trace.signature);
    if (inForm) {
        request.body.setForm(std::move(parameters));
    } else {
        url->query = encodeQuery(parameters);
        request.url = http::joinUrl(*url);
    }
    return trace;
}

Result<SigningTrace> signV3(http::Request& request, const Credentials& credentials, const SigningContext& context)
{
    SigningTrace trace;
    trace.stringToSign = formatRfc822(context.time);
    replaceHeader(request.headers, "Date", trace.stringToSign);
    if (!credentials.sessionToken.empty()) {
        replaceHeader(request.headers, "X-Amz-Security-Token", credentials.sessionToken.reveal());
    }
    trace.signature = base64Encode(asText(hmacSha256(credentials.secretAccessKey.reveal(), trace.stringToSign)));
    replaceHeader(request.headers, "X-Amzn-Authorization",
                  "AWS3-HTTPS AWSAccessKeyId=" + credentials.accessKeyId +
                      ",Algorithm=HmacSHA256,Signature=" + trace.signature);
    return trace;
}

Result<SigningTrace> signS3(bool query, http::Request& request, const Credentials& credentials,
                            const SigningContext& context)
{
    const auto url = http::splitUrl(request.url);
    if (!url) {
        return noUrl();
    }
    if (!credentials.sessionToken.empty()) {
        replaceHeader(request.headers, "x-amz-security-token", credentials.sessionToken.reveal());
    }
    // In a URL the time it expires stands where requests have their date.
    replaceHeader(request.headers, "Date",
                  query ? std::to_string(context.time.seconds() + context.expiresSeconds) : formatRfc822(context.time));
    SigningTrace trace;
    trace.stringToSign = toUpper(request.method) + '\n' + s3Headers(request.headers) +
                         s3Resource(request.authPath.empty() ? url->path : request.authPath, url->query);
    trace.signature = base64Encode(asText(hmacSha1(credentials.secretAccessKey.reveal(), trace.stringToSign)));
    if (query) {
        putS3SignatureInUrl(request, *url, credentials.accessKeyId, trace.signature);
    } else {
        replaceHeader(request.headers, "Authorization", "AWS " + credentials.accessKeyId + ':' + trace.signature);
    }
    return trace;
}

} // namespace botoscope::auth
