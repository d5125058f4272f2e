#include "conformance/sigv4a.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(Sigv4aVectors, EveryCasePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("sigv4a", runSigv4a(*root / "sigv4a"), 50);
}

} // namespace botoscope::conformance
