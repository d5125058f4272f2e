#include "core/auth/refusal.h"

#include "core/base/time_format.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

TEST(Refusal, EachStyleHasItsOwnCodeAndStatus)
{
    const auto code = [](RefusalStyle style) {
        Verification result;
        refuse(result, Refusal::UnknownKey, style, unknownKeyMessage(style));
        return result.code + " " + std::to_string(result.status);
    };
    EXPECT_EQ(code(RefusalStyle::Query), "InvalidClientTokenId 403");
    EXPECT_EQ(code(RefusalStyle::Json), "UnrecognizedClientException 400");
    EXPECT_EQ(code(RefusalStyle::RestJson), "UnrecognizedClientException 403");
    EXPECT_EQ(code(RefusalStyle::S3), "InvalidAccessKeyId 403");
}

TEST(Refusal, S3NamesTheMalformedHeader)
{
    Verification result;
    refuse(result, Refusal::Incomplete, RefusalStyle::S3, "it is not.");
    EXPECT_EQ(result.code, "AuthorizationHeaderMalformed");
    EXPECT_EQ(result.message, "The authorization header is malformed; it is not.");
    EXPECT_FALSE(result.accepted());
}

TEST(Refusal, ExpiredMessageNamesBothTimes)
{
    const Timestamp at = *parseTimestamp("2015-08-30T12:36:00Z");
    const Timestamp now = *parseTimestamp("2015-08-30T13:05:00Z");
    EXPECT_EQ(expiredMessage(RefusalStyle::Query, at, now),
              "Signature expired: 20150830T123600Z is now earlier than 20150830T125000Z (20150830T130500Z - 15 min.)");
    EXPECT_EQ(notYetCurrentMessage(RefusalStyle::Json, now, at),
              "Signature not yet current: 20150830T130500Z is still later than 20150830T125100Z "
              "(20150830T123600Z + 15 min.)");
    EXPECT_EQ(expiredMessage(RefusalStyle::S3, at, now),
              "The difference between the request time and the current time is too large.");
}

TEST(Refusal, MismatchShowsWhatShouldHaveBeenSigned)
{
    const std::string message = mismatchMessage(RefusalStyle::Json, "CANON", "STS");
    EXPECT_NE(message.find("should have been\n'CANON'"), std::string::npos);
    EXPECT_NE(message.find("should have been\n'STS'"), std::string::npos);
    EXPECT_EQ(mismatchMessage(RefusalStyle::S3, "CANON", "STS").find("CANON"), std::string::npos);
}

} // namespace botoscope::auth
