#include "conformance/timestamps.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(TimestampVectors, TextsOfYearsPythonKnowsAreRead)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto result = runTimestampParsing(*root / "timestamps");
    EXPECT_GE(result.total, 189);
    for (const Failure& failure : result.failures) {
        EXPECT_EQ(failure.difference, outsideYears) << failure.id;
    }
}

} // namespace botoscope::conformance
