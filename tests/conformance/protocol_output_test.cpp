#include "conformance/protocol_output.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ProtocolOutputVectors, PassWhereBotocorePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto folder = *root / "protocol-output";
    auto mayFail = botocoreFailures(folder);
    std::erase(mayFail, "rest-xml/InputAndOutputWithTimestampHeaders"); // botocore cuts HTTP dates at their comma
    expectSuite(runProtocolOutput(folder), 233, mayFail);
}

TEST(ProtocolOutputVectors, PassAllOfTheLegacyGeneration)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite(runProtocolLegacyOutput(*root / "protocol-legacy"), 70);
}

} // namespace botoscope::conformance
