#include "conformance/retry.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(RetryVectors, StandardModePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("retry", runRetryStandard(*root / "retry", false), 4);
}

TEST(RetryVectors, RevisedStandardModePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("retry", runRetryStandard(*root / "retry", true), 12);
}

TEST(RetryVectors, AdaptiveModePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("retry", runRetryAdaptive(*root / "retry"), 2);
}

} // namespace botoscope::conformance
