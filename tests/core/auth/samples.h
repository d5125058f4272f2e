#pragma once
#include "core/auth/credentials.h"
#include "core/auth/signer.h"
#include "core/base/time_format.h"

namespace botoscope::auth::test {

inline Credentials exampleCredentials(std::string token = "to/ken==")
{
    Credentials credentials;
    credentials.accessKeyId = "AKIDEXAMPLE";
    credentials.secretAccessKey = SecretString("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    credentials.sessionToken = SecretString(std::move(token));
    return credentials;
}

/// Half past noon of the day AWS' own examples use.
inline SigningContext exampleContext(std::string service, std::string region = "us-east-1")
{
    SigningContext context;
    context.service = std::move(service);
    context.region = std::move(region);
    context.time = *parseTimestamp("2015-08-30T12:36:00Z");
    return context;
}

inline http::Request makeRequest(std::string method, std::string url, http::Headers headers = {},
                                 http::Body body = http::Body())
{
    http::Request request;
    request.method = std::move(method);
    request.url = std::move(url);
    request.headers = std::move(headers);
    request.body = std::move(body);
    return request;
}

} // namespace botoscope::auth::test
