#include "conformance/config_profile.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ConfigProfileVectors, DeviateWhereBotocoreDoes)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("config-profile", runConfigProfile(*root / "config-profile"), 67);
}

} // namespace botoscope::conformance
