#include "conformance/protocol_input.h"

#include "conformance/expect_suite.h"
#include "conformance/param_validation.h"
#include "conformance/wire_values.h"

namespace botoscope::conformance {

TEST(ProtocolInputVectors, PassButForTheListedDeviations)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("protocol-input", runProtocolInput(*root / "protocol-input"), 226);
}

TEST(ProtocolInputVectors, PassTheLegacyGeneration)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("protocol-legacy", runProtocolLegacyInput(*root / "protocol-legacy"), 104);
}

TEST(ParamValidationVectors, PassWordForWord)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("param-validation", runParamValidation(*root / "param-validation"), 23);
}

TEST(TimestampVectors, FormatAsBotocoreDoes)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("timestamps", runTimestampFormat(*root / "timestamps"), 250);
}

TEST(WireFunctionVectors, GiveBotocoresResults)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("pure-functions", runWireFunctions(*root / "pure-functions"), 204);
}

} // namespace botoscope::conformance
