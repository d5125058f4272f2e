#pragma once
#include "core/auth/credentials.h"
#include "core/auth/signer.h"

#include <string>
#include <string_view>

namespace botoscope::auth {

/// The payload hash of a request whose body is a stream of signed events.
inline constexpr std::string_view signedEventsPayload = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

/// Signs the events of a stream one after another (AWS4-HMAC-SHA256-PAYLOAD): each signature covers the one before, the
/// first that of the request.
class EventSigner {
public:
    /// requestSignature in hex, as SigningTrace has it. Of the context, region and service count.
    EventSigner(Credentials credentials, const SigningContext& context, std::string requestSignature);

    /// The signature's bytes. dateHeader: the encoded ":date" header; payload: the encoded event, empty to end.
    std::string sign(Timestamp time, std::string_view dateHeader, std::string_view payload);
    /// What the next signature would cover.
    std::string stringToSign(Timestamp time, std::string_view dateHeader, std::string_view payload) const;

private:
    Credentials m_credentials;
    std::string m_region;
    std::string m_service;
    std::string m_previous; ///< hex
};

} // namespace botoscope::auth
