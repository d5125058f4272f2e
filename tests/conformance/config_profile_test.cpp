#include "conformance/config_profile.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ConfigProfileVectors, DeviateWhereBotocoreDoes)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const SuiteResult result = runConfigProfile(*root / "config-profile");
    // Python's parser decides: the same cases fail as fail in botocore (file locations are tested elsewhere).
    std::vector<std::string> expected;
    for (const std::string& id : botocoreFailures(*root / "config-profile")) {
        if (!id.starts_with("file-location")) {
            expected.push_back(id);
        }
    }
    expectSuite(result, 67, expected);
}

} // namespace botoscope::conformance
