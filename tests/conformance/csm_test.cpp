#include "conformance/csm.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(CsmVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("csm", runCsm(*root / "csm"), 14);
}

} // namespace botoscope::conformance
