#include "conformance/timestamps.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(TimestampVectors, PassWhereBotocorePassesAndMore)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto folder = *root / "timestamps";
    const auto botocores = botocoreFailures(folder);
    const auto result = runTimestampParsing(folder);
    EXPECT_GE(result.total, 189);
    for (const Failure& failure : result.failures) {
        // Years outside 1 to 9999; and negative epochs with a fraction, which that suite writes as floor and remainder
        // ("-1.25" for -0.75).
        EXPECT_NE(std::find(botocores.begin(), botocores.end(), failure.id), botocores.end())
            << failure.id << ": " << failure.difference;
        EXPECT_TRUE(failure.difference == outsideYears || failure.difference.starts_with("-")) << failure.difference;
    }
}

TEST(ParseTimestampVectors, AllPass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite(runParseTimestamp(*root / "pure-functions"), 25);
}

} // namespace botoscope::conformance
