#include "conformance/protocol_output.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ProtocolOutputVectors, PassWhereBotocorePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto folder = *root / "protocol-output";
    expectSuite(runProtocolOutput(folder), 233, botocoreFailures(folder));
}

TEST(ProtocolOutputVectors, PassAllOfTheLegacyGeneration)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite(runProtocolLegacyOutput(*root / "protocol-legacy"), 70);
}

} // namespace botoscope::conformance
