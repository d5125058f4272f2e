#include "core/base/secret_names.h"

#include <gtest/gtest.h>

namespace botoscope {
namespace {

TEST(SecretNames, TellsTokensFromSignaturesAndBothFromTheRest)
{
    EXPECT_TRUE(isTokenParameter("x-amz-security-token"));
    EXPECT_FALSE(isTokenParameter("x-amz-signature"));
    EXPECT_TRUE(isSecretParameter("x-amz-signature"));
    EXPECT_TRUE(isSecretParameter("securitytoken"));
    EXPECT_FALSE(isSecretParameter("x-amz-date"));
    EXPECT_TRUE(isSecretHeader("x-amz-s3session-token"));
    EXPECT_FALSE(isSecretHeader("x-amz-date"));
}

} // namespace
} // namespace botoscope
