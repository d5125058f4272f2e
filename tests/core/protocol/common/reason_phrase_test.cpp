#include "core/protocol/common/reason_phrase.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

TEST(ReasonPhrase, KnowsTheRegistryAndNothingElse)
{
    EXPECT_EQ(reasonPhrase(404), "Not Found");
    EXPECT_EQ(reasonPhrase(503), "Service Unavailable");
    EXPECT_EQ(reasonPhrase(100), "Continue");
    EXPECT_EQ(reasonPhrase(599), "");
    EXPECT_EQ(reasonPhrase(0), "");
}

} // namespace botoscope::protocol
