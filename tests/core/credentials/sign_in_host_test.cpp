#include "core/credentials/sign_in_host.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

TEST(AuthorizationCode, IsTheRedirectsUnlessItReportsAnError)
{
    const auto code = authorizationCode({{"state", "s"}, {"code", "c"}});
    ASSERT_TRUE(code.ok());
    EXPECT_EQ(*code, "c");
    EXPECT_EQ(authorizationCode({{"error", "access_denied"}, {"code", "c"}}).error().get("sign_in_failed"), "denied");
    const auto failed = authorizationCode({{"error", "server_error"}, {"error_description", "the words"}});
    EXPECT_EQ(failed.error().get("sign_in_failed"), "failed");
    EXPECT_NE(failed.error().message.find("server_error: the words"), std::string::npos);
    EXPECT_EQ(authorizationCode({{"code", ""}}).error().get("sign_in_failed"), "failed");
}

} // namespace
} // namespace botoscope::credentials
