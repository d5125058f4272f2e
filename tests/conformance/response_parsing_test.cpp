#include "conformance/response_parsing.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ResponseParsingVectors, PassWhereBotocoresParserPasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("response-parsing", runResponseParsing(*root / "response-parsing"), 142);
}

} // namespace botoscope::conformance
