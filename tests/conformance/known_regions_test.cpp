#include "conformance/known_regions.h"

#include "conformance/expect_suite.h"
#include "support/model_data.h"

namespace botoscope::conformance {

TEST(KnownRegionsVectors, EveryHostNameIsRight)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto endpoints = test::sharedLoader().loadData("endpoints");
    if (!endpoints) {
        GTEST_SKIP() << "model data is absent: " << endpoints.error().message;
    }
    expectSuite("known-regions", runKnownRegions(*root / "known-regions", *endpoints), 237);
}

} // namespace botoscope::conformance
