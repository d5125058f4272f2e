#include "core/auth/redaction.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

namespace {
std::string redacted(std::string text)
{
    redactSecrets(text);
    return text;
}
} // namespace

TEST(Redaction, TakesTokensAndKeysOutOfHeaderLines)
{
    EXPECT_EQ(
        redacted("GET\n/\n\nx-amz-date:1\nx-amz-security-token:abc\nx-amz-sso_bearer_token:def\n\nhost\nhash"),
        "GET\n/\n\nx-amz-date:1\nx-amz-security-token:(redacted)\nx-amz-sso_bearer_token:(redacted)\n\nhost\nhash");
}

TEST(Redaction, TakesTokensOutOfQueries)
{
    EXPECT_EQ(redacted("X-Amz-Security-Token=abc&b=1\nX-Amz-S3session-Token=x\nSecurityToken=y"),
              "X-Amz-Security-Token=(redacted)&b=1\nX-Amz-S3session-Token=(redacted)\nSecurityToken=(redacted)");
}

TEST(Redaction, LeavesPagingTokensAndListsOfNamesAlone)
{
    const std::string text = "NextToken=abc&continuation-token=d\n\nhost;x-amz-security-token\nx-amz-meta:x";
    EXPECT_EQ(redacted(text), text);
}

TEST(Redaction, TakesEmptyAndUnfinishedTexts)
{
    EXPECT_EQ(redacted(""), "");
    EXPECT_EQ(redacted("\nx-amz-security-token:"), "\nx-amz-security-token:(redacted)");
    EXPECT_EQ(redacted("Token="), "Token=");
}

} // namespace botoscope::auth
