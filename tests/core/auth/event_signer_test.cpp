#include "core/auth/event_signer.h"

#include "core/auth/hash.h"
#include "core/base/encoding.h"
#include "tests/core/auth/samples.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

using namespace test;

namespace {
// The case of the public Smithy implementations: its message and its ":date" header, encoded.
const std::string dateHeader("\x05:date\x08\0\0\0\x1c\xbe\x99\x1a\x08", 15);
const Timestamp time{123'456'789'000'000};

EventSigner signer(std::string previous = sha256Hex("last message sts"))
{
    return EventSigner(exampleCredentials(), exampleContext("transcribe"), std::move(previous));
}
} // namespace

TEST(EventSigner, CoversTimeScopePreviousSignatureDateAndPayload)
{
    EXPECT_EQ(signer().stringToSign(time, dateHeader, ""),
              "AWS4-HMAC-SHA256-PAYLOAD\n19731129T213309Z\n19731129/us-east-1/transcribe/aws4_request\n"
              "be1f8c7d79ef8e1abc5254a2c70e4da3bfaf4f07328f527444e1fc6ea67273e2\n"
              "0c0e3b3bf66b59b976181bd7d401927bbd624107303c713fd1e5f3d3c8dd1b1e\n" +
                  std::string(emptySha256Hex));
}

TEST(EventSigner, SignsWithTheKeyOfTheDay)
{
    const std::string text = signer().stringToSign(time, dateHeader, "event");
    const Sha256 key = signingKey(exampleCredentials().secretAccessKey, "19731129", "us-east-1", "transcribe");
    EXPECT_EQ(signer().sign(time, dateHeader, "event"), asText(hmacSha256(asText(key), text)));
}

TEST(EventSigner, EachSignatureCoversTheOneBefore)
{
    EventSigner chain = signer();
    const std::string first = chain.sign(time, dateHeader, "event");
    EXPECT_EQ(chain.sign(time, dateHeader, "event"), signer(hexEncode(first)).sign(time, dateHeader, "event"));
}

} // namespace botoscope::auth
