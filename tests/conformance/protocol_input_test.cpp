#include "conformance/protocol_input.h"

#include "conformance/deviations.h"
#include "conformance/expect_suite.h"
#include "conformance/param_validation.h"
#include "conformance/wire_values.h"

namespace botoscope::conformance {

namespace {

void expectAllButDeviations(const SuiteResult& result, int total, int passed)
{
    for (const Failure& failure : unlistedFailures(result, knownDeviations())) {
        ADD_FAILURE() << failure.id << ": " << failure.difference;
    }
    EXPECT_GE(result.total, total);
    EXPECT_GE(result.passed, passed);
}

} // namespace

TEST(ProtocolInputVectors, PassButForTheListedDeviations)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectAllButDeviations(runProtocolInput(*root / "protocol-input"), 226, 207);
}

TEST(ProtocolInputVectors, PassTheLegacyGeneration)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectAllButDeviations(runProtocolLegacyInput(*root / "protocol-legacy"), 104, 103);
}

TEST(ParamValidationVectors, PassWordForWord)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite(runParamValidation(*root / "param-validation"), 23);
}

TEST(TimestampVectors, FormatAsBotocoreDoes)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectAllButDeviations(runTimestampFormat(*root / "timestamps"), 250, 151);
}

TEST(WireFunctionVectors, GiveBotocoresResults)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite(runWireFunctions(*root / "pure-functions"), 204);
}

} // namespace botoscope::conformance
