#include "conformance/user_agent.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(UserAgentVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("user-agent", runUserAgent(*root / "user-agent"), 35);
}

} // namespace botoscope::conformance
