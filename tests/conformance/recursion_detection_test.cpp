#include "conformance/recursion_detection.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(RecursionDetectionVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("recursion-detection", runRecursionDetection(*root / "recursion-detection"), 3);
}

} // namespace botoscope::conformance
