#include "conformance/s3_addressing.h"

#include "conformance/expect_suite.h"
#include "support/model_data.h"

namespace botoscope::conformance {

TEST(S3AddressingVectors, EveryUrlIsRight)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto& loader = test::sharedLoader();
    const auto model = loader.loadServiceModel("s3");
    const auto rules = loader.loadServiceData("s3", "endpoint-rule-set-1");
    const auto partitions = loader.loadData("partitions");
    const auto endpoints = loader.loadData("endpoints");
    if (!model || !rules || !partitions || !endpoints) {
        GTEST_SKIP() << "model data is absent";
    }
    const auto table = std::make_shared<const endpoint::rules::Partitions>(*partitions);
    const S3Data data{*model, endpoint::rules::RuleSet::fromValue(*rules, table).value(),
                      std::make_shared<const endpoint::LegacyResolver>(*endpoints)};
    expectSuite("s3-addressing", runS3Addressing(*root / "s3-addressing", data), 89);
}

} // namespace botoscope::conformance
