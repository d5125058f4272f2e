#include "conformance/cbor.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(CborVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("cbor", runCbor(*root / "cbor"), 128);
}

} // namespace botoscope::conformance
