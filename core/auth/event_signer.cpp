#include "core/auth/event_signer.h"

#include "core/auth/hash.h"
#include "core/base/encoding.h"
#include "core/base/time_format.h"

namespace botoscope::auth {

EventSigner::EventSigner(Credentials credentials, const SigningContext& context, std::string requestSignature)
    : m_credentials(std::move(credentials)), m_region(context.region), m_service(context.service),
      m_previous(std::move(requestSignature))
{
}

std::string EventSigner::stringToSign(Timestamp time, std::string_view dateHeader, std::string_view payload) const
{
    const std::string stamp = formatSigV4(time);
    std::string out = "AWS4-HMAC-SHA256-PAYLOAD\n" + stamp + '\n';
    out += stamp.substr(0, 8) + '/' + m_region + '/' + m_service + "/aws4_request\n";
    return out + m_previous + '\n' + sha256Hex(dateHeader) + '\n' + sha256Hex(payload);
}

std::string EventSigner::sign(Timestamp time, std::string_view dateHeader, std::string_view payload)
{
    const Sha256 key = signingKey(m_credentials.secretAccessKey, formatSigV4(time).substr(0, 8), m_region, m_service);
    const Sha256 signature = hmacSha256(asText(key), stringToSign(time, dateHeader, payload));
    m_previous = hexEncode(asText(signature));
    return std::string(asText(signature));
}

} // namespace botoscope::auth
