#include "core/credentials/static_provider.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

TEST(StaticProvider, AnswersWithWhatItWasGivenUnderItsName)
{
    StaticProvider provider({"AKID", SecretString("s"), SecretString("t"), "1", "else"});
    EXPECT_EQ(provider.method(), "explicit");
    auto task = provider.load();
    auto answer = task.take();
    ASSERT_TRUE(answer.ok() && answer->credentials);
    EXPECT_EQ(answer->credentials->accessKeyId, "AKID");
    EXPECT_EQ(answer->credentials->method, "explicit");
    EXPECT_EQ(StaticProvider({}, "simulator").method(), "simulator");
}

} // namespace
} // namespace botoscope::credentials
