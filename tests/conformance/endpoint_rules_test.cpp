#include "conformance/endpoint_rules.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(EndpointRulesVectors, EveryServicesRuleSetPasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite(runEndpointRules(*root / "endpoint-rules"), 9304);
}

TEST(EndpointRulesVectors, TheEngineAlonePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite(runEndpointRulesCore(*root / "endpoint-rules-core", *root / "endpoint-rules" / "partitions.json"), 104);
}

} // namespace botoscope::conformance
