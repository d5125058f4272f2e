#include "core/auth/verify.h"

#include "core/auth/canonical.h"
#include "core/auth/hash.h"
#include "core/auth/query_string.h"
#include "core/auth/redaction.h"
#include "core/auth/refusal.h"
#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <openssl/crypto.h>

namespace botoscope::auth {

namespace {

constexpr std::int64_t skewMicros = 15LL * 60 * 1'000'000;
constexpr std::int64_t longestExpiry = 7 * 24 * 3600; // seconds, of a presigned URL
constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.emplace_back(trim(text.substr(at, end - at)));
        at = end + 1;
    }
    return parts;
}

/// 20150830T123600Z and nothing else.
std::optional<Timestamp> parseBasicTime(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool shaped = text.size() == 16 && text[8] == 'T' && text[15] == 'Z' &&
                        std::all_of(text.begin(), text.begin() + 8, isDigit) &&
                        std::all_of(text.begin() + 9, text.begin() + 15, isDigit);
    return shaped ? parseTimestamp(text) : std::nullopt;
}

/// One verification in progress. Each step returns false once the request is refused.
class Verifying {
public:
    Verifying(const ReceivedRequest& request, const VerifyOptions& options) : m_request(request), m_options(options)
    {
        splitTarget();
    }

    Verification run(const SecretLookup& secretOf)
    {
        if (readSignature() && readScope() && readTime()) {
            const std::optional<SecretString> secret = secretOf(m_result.accessKeyId);
            if (!secret) {
                refuseWith(Refusal::UnknownKey, unknownKeyMessage(m_options.style));
            } else if (checkTime() && checkScope() && checkPayload()) {
                checkSignature(*secret);
            }
        }
        return std::move(m_result);
    }

private:
    bool refuseWith(Refusal refusal, std::string message)
    {
        refuse(m_result, refusal, m_options.style, std::move(message));
        return false;
    }

    bool isS3Family() const
    {
        constexpr std::array<std::string_view, 4> services = {"s3", "s3-outposts", "s3-object-lambda", "s3express"};
        return std::find(services.begin(), services.end(), m_result.service) != services.end();
    }

    void splitTarget()
    {
        std::string_view target = m_request.target;
        if (const auto scheme = target.find("://"); !target.starts_with('/') && scheme != std::string_view::npos) {
            const auto path = target.find_first_of("/?", scheme + 3);
            target = path == std::string_view::npos ? "/" : target.substr(path);
        }
        const auto mark = target.find('?');
        m_path = target.substr(0, mark);
        m_query = mark == std::string_view::npos ? http::Parameters() : parseQuery(target.substr(mark + 1));
    }

    /// The signature's parts from the Authorization header, else from the URL.
    bool readSignature()
    {
        if (const std::string* header = m_request.headers.find("Authorization")) {
            return readHeader(trim(*header));
        }
        if (findParameter(m_query, "X-Amz-Algorithm") || findParameter(m_query, "X-Amz-Signature")) {
            return readQuery();
        }
        return refuseWith(Refusal::MissingToken, missingTokenMessage(m_options.style));
    }

    bool readHeader(std::string_view header)
    {
        const auto blank = std::min(header.find(' '), header.size());
        if (header.substr(0, blank) != algorithm) {
            return refuseWith(Refusal::Incomplete,
                              "Unsupported AWS 'algorithm': '" + std::string(header.substr(0, blank)) + "'.");
        }
        constexpr std::array<std::string_view, 3> wanted = {"Credential", "Signature", "SignedHeaders"};
        http::Parameters fields;
        for (const std::string& part : split(header.substr(blank), ',')) {
            const auto equals = part.find('=');
            const std::string_view key = std::string_view(part).substr(0, equals);
            if (equals != std::string::npos && std::find(wanted.begin(), wanted.end(), key) != wanted.end()) {
                setParameter(fields, part.substr(0, equals), part.substr(equals + 1));
            }
        }
        std::string missing;
        for (const std::string_view key : wanted) {
            if (!findParameter(fields, key)) {
                missing += "Authorization header requires '" + std::string(key) + "' parameter. ";
            }
        }
        if (!m_request.headers.contains("X-Amz-Date") && !m_request.headers.contains("Date")) {
            missing += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
        }
        if (!missing.empty()) {
            missing.pop_back();
            return refuseWith(Refusal::Incomplete, missing);
        }
        takeParts(fields, "Credential", "SignedHeaders", "Signature");
        return true;
    }

    bool readQuery()
    {
        m_presigned = true;
        std::string missing;
        for (const std::string_view key :
             {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"}) {
            if (!findParameter(m_query, key)) {
                missing += "AWS query-string parameters must include '" + std::string(key) + "'. ";
            }
        }
        if (!missing.empty()) {
            return refuseWith(Refusal::Incomplete, missing + "Re-examine the query-string parameters.");
        }
        if (const std::string& given = *findParameter(m_query, "X-Amz-Algorithm"); given != algorithm) {
            return refuseWith(Refusal::Incomplete, "Unsupported AWS 'algorithm': '" + given + "'.");
        }
        takeParts(m_query, "X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature");
        std::erase_if(m_query, [](const auto& pair) { return pair.first == "X-Amz-Signature"; });
        return true;
    }

    void takeParts(const http::Parameters& from, std::string_view credential, std::string_view names,
                   std::string_view signature)
    {
        m_credential = *findParameter(from, credential);
        m_signature = *findParameter(from, signature);
        for (const std::string& name : split(toLower(*findParameter(from, names)), ';')) {
            if (std::find(m_signedHeaders.begin(), m_signedHeaders.end(), name) == m_signedHeaders.end()) {
                m_signedHeaders.push_back(name);
            }
        }
    }

    bool readScope()
    {
        // An access key id has no slash, but the simulator's users may pick any: take four parts from the end.
        const std::vector<std::string> parts = split(m_credential, '/');
        if (parts.size() < 5) {
            return refuseWith(Refusal::Incomplete, "Credential must have exactly 5 slash-delimited elements, e.g. "
                                                   "keyid/date/region/service/term, got '" +
                                                       m_credential + "'");
        }
        const std::size_t first = parts.size() - 4;
        m_date = parts[first];
        m_result.region = parts[first + 1];
        m_result.service = parts[first + 2];
        m_terminator = parts[first + 3];
        m_scope = m_date + '/' + m_result.region + '/' + m_result.service + '/' + m_terminator;
        m_result.accessKeyId = m_credential.substr(0, m_credential.size() - m_scope.size() - 1);
        if (std::find(m_signedHeaders.begin(), m_signedHeaders.end(), "host") == m_signedHeaders.end()) {
            return refuseWith(Refusal::Incomplete,
                              "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        return true;
    }

    bool readTime()
    {
        const std::string* text =
            m_presigned ? findParameter(m_query, "X-Amz-Date") : m_request.headers.find("X-Amz-Date");
        std::optional<Timestamp> time = text ? parseBasicTime(*text) : parseTimestamp(m_request.headers.get("Date"));
        if (!time) {
            return refuseWith(Refusal::Incomplete, "Date must be in ISO-8601 'basic format'. Got '" +
                                                       (text ? *text : m_request.headers.get("Date")) +
                                                       "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        m_time = *time;
        return true;
    }

    bool checkTime()
    {
        const RefusalStyle style = m_options.style;
        if (m_time.micros > m_options.now.micros + skewMicros) {
            return refuseWith(Refusal::TimeSkewed, notYetCurrentMessage(style, m_time, m_options.now));
        }
        if (m_presigned) {
            return checkExpiry();
        }
        if (m_time.micros < m_options.now.micros - skewMicros) {
            return refuseWith(Refusal::TimeSkewed, expiredMessage(style, m_time, m_options.now));
        }
        return true;
    }

    bool checkExpiry()
    {
        const std::string* text = findParameter(m_query, "X-Amz-Expires");
        std::int64_t seconds = skewMicros / 1'000'000;
        if (text) {
            const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
            if (error != std::errc() || end != text->data() + text->size() || seconds < 0 || seconds > longestExpiry) {
                return refuseWith(Refusal::Incomplete, "X-Amz-Expires must be a non-negative number of seconds, at "
                                                       "most 604800");
            }
        }
        if (m_options.now.micros <= m_time.micros + seconds * 1'000'000) {
            return true;
        }
        if (m_options.style != RefusalStyle::S3) {
            return refuseWith(Refusal::TimeSkewed,
                              "Signature expired: " + formatSigV4({m_time.micros + seconds * 1'000'000}) +
                                  " is now earlier than " + formatSigV4(m_options.now));
        }
        refuseWith(Refusal::TimeSkewed, "Request has expired");
        m_result.code = "AccessDenied"; // S3 has another code for URLs than for clocks
        return false;
    }

    bool checkScope()
    {
        const std::string time = formatSigV4(m_time);
        std::string problem;
        if (m_date != time.substr(0, 8)) {
            problem += "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" +
                       m_date + "' != '" + time.substr(0, 8) + "', from '" + time + "'. ";
        }
        if (!m_options.region.empty() && m_result.region != m_options.region) {
            problem += "Credential should be scoped to a valid region. ";
        }
        if (!m_options.service.empty() && m_result.service != m_options.service) {
            problem += "Credential should be scoped to correct service: '" + m_options.service + "'. ";
        }
        if (m_terminator != "aws4_request") {
            problem +=
                "Credential should be scoped with a valid terminator: 'aws4_request', not '" + m_terminator + "'. ";
        }
        return problem.empty() || refuseWith(Refusal::WrongScope, problem);
    }

    /// Finds the hash that was signed; a hash in the headers must be the body's.
    bool checkPayload()
    {
        const std::string* stated = m_request.headers.find("X-Amz-Content-SHA256");
        if (!stated) {
            stated = findParameter(m_query, "X-Amz-Content-SHA256");
        }
        if (!stated) {
            m_payload = m_presigned && isS3Family() ? "UNSIGNED-PAYLOAD" : sha256Hex(m_request.body);
            return true;
        }
        m_payload = std::string(trim(*stated));
        if (m_payload == "UNSIGNED-PAYLOAD" || m_payload.starts_with("STREAMING-")) {
            return true;
        }
        return toLower(m_payload) == sha256Hex(m_request.body) ||
               refuseWith(Refusal::PayloadMismatch,
                          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    void checkSignature(const SecretString& secret)
    {
        const PathRules rules = isS3Family() ? PathRules{false, false} : PathRules{};
        m_result.canonicalRequest =
            canonicalRequest(m_request.method, canonicalPath(m_path, rules), canonicalQuery(encodeQuery(m_query)),
                             canonicalHeaders(m_request.headers, m_signedHeaders), m_payload);
        m_result.stringToSign = stringToSign(formatSigV4(m_time), m_scope, m_result.canonicalRequest);
        const Sha256 key = signingKey(secret, m_date, m_result.region, m_result.service);
        const std::string expected = hexEncode(asText(hmacSha256(asText(key), m_result.stringToSign)));
        redactSecrets(m_result.canonicalRequest);
        if (expected.size() != m_signature.size() ||
            CRYPTO_memcmp(expected.data(), m_signature.data(), expected.size()) != 0) {
            refuseWith(Refusal::SignatureMismatch,
                       mismatchMessage(m_options.style, m_result.canonicalRequest, m_result.stringToSign));
        }
    }

    const ReceivedRequest& m_request;
    const VerifyOptions& m_options;
    Verification m_result;
    std::string_view m_path;
    http::Parameters m_query; // decoded, without the signature
    bool m_presigned = false;
    std::string m_credential, m_signature, m_date, m_terminator, m_scope, m_payload;
    std::vector<std::string> m_signedHeaders;
    Timestamp m_time;
};

} // namespace

Verification verifySignature(const ReceivedRequest& request, const SecretLookup& secretOf, const VerifyOptions& options)
{
    return Verifying(request, options).run(secretOf);
}

} // namespace botoscope::auth
