#include "conformance/protocol_output.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ProtocolOutputVectors, PassWhereBotocorePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("protocol-output", runProtocolOutput(*root / "protocol-output"), 233);
}

TEST(ProtocolOutputVectors, PassAllOfTheLegacyGeneration)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("protocol-legacy", runProtocolLegacyOutput(*root / "protocol-legacy"), 70);
}

} // namespace botoscope::conformance
