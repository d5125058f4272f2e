#include "conformance/sigv4.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(Sigv4Vectors, EveryHeaderCasePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("sigv4", runSigv4(*root / "sigv4", false), 27);
}

TEST(Sigv4Vectors, EveryQueryCasePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("sigv4", runSigv4(*root / "sigv4", true), 26);
}

TEST(Sigv4Vectors, EveryLegacyCasePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("sigv4-legacy", runSigv4Legacy(*root / "sigv4-legacy"), 21);
}

TEST(Sigv4Vectors, TheServersSideAcceptsWhatTheVectorsSigned)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("sigv4", runSigv4Verify(*root / "sigv4", false), 10);
    expectSuite("sigv4", runSigv4Verify(*root / "sigv4", true), 10);
}

} // namespace botoscope::conformance
