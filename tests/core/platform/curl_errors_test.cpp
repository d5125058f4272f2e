#include "core/platform/curl_errors.h"

#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

TransferFailure failure(CURLcode code)
{
    TransferFailure made;
    made.code = code;
    made.reason = "because";
    made.url = "https://host/p?X-Amz-Credential=AKID%2F1&list-type=2&X-Amz-Signature=beef";
    return made;
}

constexpr const char* shown = "https://host/p?X-Amz-Credential=(redacted)&list-type=2&X-Amz-Signature=(redacted)";

TEST(CurlErrors, SpeaksLikeBotocore)
{
    const std::string url = '"' + std::string(shown) + '"';
    const Error unresolved = transferError(failure(CURLE_COULDNT_RESOLVE_HOST));
    EXPECT_EQ(unresolved.code, ErrorCode::EndpointConnection);
    EXPECT_EQ(unresolved.message, "Could not connect to the endpoint URL: " + url);
    EXPECT_EQ(unresolved.get("url"), shown);
    EXPECT_EQ(unresolved.get("reason"), "because");
    EXPECT_EQ(transferError(failure(CURLE_OPERATION_TIMEDOUT)).code, ErrorCode::ConnectTimeout);
    const Error closed = transferError(failure(CURLE_GOT_NOTHING));
    EXPECT_EQ(closed.code, ErrorCode::ConnectionClosed);
    EXPECT_EQ(closed.message,
              "Connection was closed before we received a valid response from endpoint URL: " + url + '.');
    const Error tls = transferError(failure(CURLE_PEER_FAILED_VERIFICATION));
    EXPECT_EQ(tls.code, ErrorCode::Ssl);
    EXPECT_EQ(tls.message, "SSL validation failed for " + std::string(shown) + " because");
    EXPECT_EQ(transferError(failure(CURLE_OUT_OF_MEMORY)).code, ErrorCode::HttpClient);
}

TEST(CurlErrors, BlamesAProxyOnlyWhenThereIsOne)
{
    TransferFailure refused = failure(CURLE_COULDNT_CONNECT);
    EXPECT_EQ(transferError(refused).code, ErrorCode::EndpointConnection);
    refused.proxy = "http://***:***@proxy:80";
    EXPECT_EQ(transferError(refused).code, ErrorCode::ProxyConnection);
    TransferFailure truncated = failure(CURLE_PARTIAL_FILE);
    truncated.proxy = "http://proxy:80";
    truncated.proxyStatus = 200;
    EXPECT_EQ(transferError(truncated).code, ErrorCode::ConnectionClosed);
}

TEST(CurlErrors, ShowsNoSecretOfTheUrl)
{
    TransferFailure refused = failure(CURLE_COULDNT_CONNECT);
    refused.url = "http://u:p@host/x?Signature=a%3D&Expires=1";
    const Error error = transferError(refused);
    EXPECT_NE(error.message.find("http://(redacted)@host/x?Signature=(redacted)&Expires=1"), std::string::npos)
        << error.message;
}

} // namespace
} // namespace botoscope::platform
