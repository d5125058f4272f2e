#include "conformance/endpoint_rules.h"

#include "conformance/expect_suite.h"
#include "support/model_data.h"

namespace botoscope::conformance {

TEST(EndpointRulesVectors, EveryServicesRuleSetPasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("endpoint-rules", runEndpointRules(*root / "endpoint-rules"), 9304);
}

TEST(EndpointRulesVectors, ParametersOfCallsReachTheRules)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto modelOf = [](const std::string& service) {
        auto model = test::sharedLoader().loadServiceModel(service);
        return model ? *model : nullptr;
    };
    if (!modelOf("sts")) {
        GTEST_SKIP() << "model data is absent";
    }
    expectSuite("endpoint-rules", runEndpointRulesOperations(*root / "endpoint-rules", modelOf), 379);
}

TEST(EndpointRulesVectors, TheEngineAlonePasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("endpoint-rules-core",
                runEndpointRulesCore(*root / "endpoint-rules-core", *root / "endpoint-rules" / "partitions.json"), 104);
}

} // namespace botoscope::conformance
