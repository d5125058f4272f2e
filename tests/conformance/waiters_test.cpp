#include "conformance/waiters.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(WaiterVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("waiters", runWaiters(*root / "waiters"), 50);
}

} // namespace botoscope::conformance
