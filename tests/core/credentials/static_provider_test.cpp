#include "core/credentials/static_provider.h"

#include "tests/core/credentials/asked.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

TEST(StaticProvider, AnswersWithWhatItWasGivenUnderItsName)
{
    StaticProvider provider({"AKID", SecretString("s"), SecretString("t"), "1", "else", {}});
    EXPECT_EQ(provider.method(), "explicit");
    const auto answer = askOf(provider);
    ASSERT_TRUE(answer.found());
    EXPECT_EQ(answer.keys().accessKeyId, "AKID");
    EXPECT_EQ(answer.keys().method, "explicit");
    EXPECT_EQ(answer.keys().features, std::vector<std::string>{"CREDENTIALS_CODE"});
    StaticProvider other({}, "simulator");
    EXPECT_EQ(other.method(), "simulator");
    EXPECT_TRUE(askOf(other).keys().features.empty());
}

} // namespace
} // namespace botoscope::credentials
