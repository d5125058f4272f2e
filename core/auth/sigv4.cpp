#include "core/auth/sigv4.h"

#include "core/auth/asymmetric_key.h"
#include "core/auth/hash.h"
#include "core/auth/query_string.h"
#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <array>
#include <optional>

namespace botoscope::auth {

namespace {

constexpr std::string_view unsignedPayload = "UNSIGNED-PAYLOAD";
constexpr std::string_view unsignedTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
constexpr std::string_view contentHashHeader = "X-Amz-Content-SHA256";
constexpr std::string_view hmacAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view ecdsaAlgorithm = "AWS4-ECDSA-P256-SHA256";
constexpr std::string_view regionSetName = "X-Amz-Region-Set";
// What serializers put on form bodies; meaningless once the form has moved to the URL.
constexpr std::string_view formContentType = "application/x-www-form-urlencoded; charset=utf-8";

/// One signing in progress.
class Sigv4Signing {
public:
    Sigv4Signing(const Sigv4Variant& variant, http::Request& request, const Credentials& credentials,
                 const SigningContext& context)
        : m_variant(variant), m_request(request), m_credentials(credentials), m_context(context),
          m_time(formatSigV4(context.time)), m_algorithm(variant.asymmetric ? ecdsaAlgorithm : hmacAlgorithm),
          m_scope(m_time.substr(0, 8) + '/' + (variant.asymmetric ? "" : context.region + '/') + context.service +
                  "/aws4_request")
    {
    }

    Result<SigningTrace> run()
    {
        auto url = http::splitUrl(m_request.url);
        if (!url) {
            return Error(ErrorCode::InvalidArgument, "The request's URL can't be signed: it is not an absolute URL");
        }
        m_url = std::move(*url);
        m_https = equalsIgnoreCase(m_url.scheme, "https");
        m_host = hostHeader(m_url.scheme, m_url.host, m_url.port);
        m_request.headers.erase("Authorization");
        if (m_variant.query) {
            prepareQuery();
        } else {
            prepareHeaders();
        }
        const CanonicalHeaders headers = canonicalHeaders(m_request.headers, m_host);
        SigningTrace trace;
        trace.canonicalRequest = canonicalRequest(m_request.method, canonicalPath(m_url.path, m_variant.path),
                                                  canonicalQuery(m_url.query), headers, payloadOfRequest());
        if (m_problem) {
            return *m_problem;
        }
        trace.stringToSign = stringToSign(m_time, m_scope, trace.canonicalRequest, m_algorithm);
        trace.signature = m_variant.asymmetric ? ecdsaOf(trace.stringToSign) : hmacOf(trace.stringToSign);
        if (trace.signature.empty()) {
            return Error(ErrorCode::InvalidArgument, "No SigV4a key can be derived from this access key");
        }
        inject(headers.names, trace.signature);
        return trace;
    }

private:
    std::string hmacOf(std::string_view text) const
    {
        const Sha256 key = signingKey(m_credentials.secretAccessKey, std::string_view(m_time).substr(0, 8),
                                      m_context.region, m_context.service);
        return hexEncode(asText(hmacSha256(asText(key), text)));
    }

    std::string ecdsaOf(std::string_view text) const
    {
        const auto key = AsymmetricKey::derive(m_credentials.accessKeyId, m_credentials.secretAccessKey);
        return key ? hexEncode(key->sign(text)) : std::string();
    }

    std::string credential() const { return m_credentials.accessKeyId + '/' + m_scope; }

    /// Replaces a header; the new one goes to the end.
    void putHeader(std::string_view name, std::string value)
    {
        m_request.headers.erase(name);
        m_request.headers.add(std::string(name), std::move(value));
    }

    void putDate()
    {
        // A service takes either; a Date header that is there already must be the time signed with.
        if (m_request.headers.contains("Date")) {
            std::string date = formatRfc822(m_context.time);
            date.replace(date.size() - 3, 3, "-0000");
            putHeader("Date", std::move(date));
            m_request.headers.erase("X-Amz-Date");
        } else {
            putHeader("X-Amz-Date", m_time);
        }
    }

    void prepareHeaders()
    {
        putDate();
        const std::string& token = m_credentials.sessionToken.reveal();
        if (!token.empty() && !m_variant.express) {
            putHeader("X-Amz-Security-Token", token);
        }
        if (m_variant.asymmetric) {
            putHeader(regionSetName, m_context.region);
        }
        if (m_variant.s3) {
            putHeader(contentHashHeader, payload());
        } else if (!m_context.payloadSigning) {
            putHeader(contentHashHeader, std::string(unsignedPayload));
        }
        if (m_variant.express) {
            m_request.headers.erase("X-Amz-Security-Token");
            putHeader("x-amz-s3session-token", token);
        }
    }

    void prepareQuery()
    {
        if (m_request.headers.get("Content-Type") == formContentType) {
            m_request.headers.erase("Content-Type");
        }
        const std::string_view tokenKey = m_variant.express ? "X-Amz-S3session-Token" : "X-Amz-Security-Token";
        http::Parameters parameters = parseQuery(m_url.query);
        std::erase_if(parameters, [&](const auto& pair) { return isSignatureParameter(pair.first, tokenKey); });
        moveBodyToQuery(m_request, parameters);
        const CanonicalHeaders headers = canonicalHeaders(m_request.headers, m_host);
        parameters.emplace_back("X-Amz-Algorithm", m_algorithm);
        parameters.emplace_back("X-Amz-Credential", credential());
        parameters.emplace_back("X-Amz-Date", m_time);
        parameters.emplace_back("X-Amz-Expires", std::to_string(m_context.expiresSeconds));
        if (m_variant.asymmetric) {
            parameters.emplace_back(regionSetName, m_context.region);
        }
        parameters.emplace_back("X-Amz-SignedHeaders", headers.names);
        if (!m_credentials.sessionToken.empty()) {
            parameters.emplace_back(std::string(tokenKey), m_credentials.sessionToken.reveal());
        }
        m_url.query = encodeQuery(parameters);
        m_request.url = http::joinUrl(m_url);
    }

    /// Left over from an earlier signing of the same request.
    static bool isSignatureParameter(std::string_view key, std::string_view tokenKey)
    {
        return key == "X-Amz-Algorithm" || key == "X-Amz-Credential" || key == "X-Amz-Date" || key == "X-Amz-Expires" ||
               key == "X-Amz-SignedHeaders" || key == "X-Amz-Signature" || key == regionSetName || key == tokenKey;
    }

    std::string payloadOfRequest()
    {
        const std::string* header = m_request.headers.find(contentHashHeader);
        return header ? *header : payload();
    }

    std::string payload()
    {
        if (m_variant.s3 && m_variant.query) {
            return std::string(unsignedPayload);
        }
        if (m_context.checksumTrailer) {
            return std::string(unsignedTrailer);
        }
        return signsPayload() ? hashOfBody() : std::string(unsignedPayload);
    }

    std::string hashOfBody()
    {
        auto hash = sha256Hex(m_request.body);
        if (!hash) {
            m_problem = std::move(hash).error();
            return {};
        }
        return *std::move(hash);
    }

    bool signsPayload() const
    {
        if (m_variant.s3) {
            if (m_context.s3PayloadSigningConfig) {
                return *m_context.s3PayloadSigningConfig;
            }
            // TLS and a checksum together make up for the hash; one alone does not.
            const std::string_view checksum =
                m_context.checksumHeader.empty() ? "Content-MD5" : std::string_view(m_context.checksumHeader);
            if (!m_https || !m_request.headers.contains(checksum)) {
                return true;
            }
            if (m_context.streamingInput) {
                return false;
            }
        }
        return !m_https || m_context.payloadSigning;
    }

    void inject(const std::string& signedHeaders, const std::string& signature)
    {
        if (m_variant.query) {
            m_url.query += "&X-Amz-Signature=" + signature;
            m_request.url = http::joinUrl(m_url);
            return;
        }
        std::string value(m_algorithm);
        value.append(" Credential=").append(credential()).append(", SignedHeaders=").append(signedHeaders);
        m_request.headers.add("Authorization", value.append(", Signature=").append(signature));
    }

    const Sigv4Variant& m_variant;
    http::Request& m_request;
    const Credentials& m_credentials;
    const SigningContext& m_context;
    std::string m_time;
    std::string_view m_algorithm;
    std::string m_scope;
    std::string m_host;
    http::UrlParts m_url;
    bool m_https = false;
    std::optional<Error> m_problem; ///< a body that can't be read
};

} // namespace

Result<SigningTrace> signV4(const Sigv4Variant& variant, http::Request& request, const Credentials& credentials,
                            const SigningContext& context)
{
    if (context.region.empty()) {
        return Error(ErrorCode::NoRegion, "A region is needed to sign the request, and none is set");
    }
    return Sigv4Signing(variant, request, credentials, context).run();
}

} // namespace botoscope::auth
