#include "conformance/response_parsing.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ResponseParsingVectors, PassWhereBotocoresParserPasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto folder = *root / "response-parsing";
    expectSuite(runResponseParsing(folder), 142, botocoreFailures(folder));
}

} // namespace botoscope::conformance
