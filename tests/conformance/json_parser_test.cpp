#include "conformance/json_parser.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(JsonParserVectors, AllPass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("json-parser", runJsonParser(*root / "json-parser"), 206);
}

} // namespace botoscope::conformance
