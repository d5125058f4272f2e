#include "conformance/timestamps.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(TimestampVectors, Parse)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("timestamps", runTimestampParsing(*root / "timestamps"), 189);
}

TEST(ParseTimestampVectors, AllPass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("pure-functions", runParseTimestamp(*root / "pure-functions"), 25);
}

} // namespace botoscope::conformance
