#include "conformance/cbor.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(CborVectors, PassWhereBotocorePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto folder = *root / "cbor";
    expectSuite(runCbor(folder), 128, botocoreFailures(folder)); // null members dropped, tags but 1 refused
}

} // namespace botoscope::conformance
