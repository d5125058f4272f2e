#include "conformance/pure_functions.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(PureFunctionVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("pure-functions", runPureFunctions(*root / "pure-functions"), 3600);
}

} // namespace botoscope::conformance
