#include "conformance/credentials.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(CredentialsVectors, KeysInVariablesAndFilesAreFound)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("credentials", runStaticCredentials(*root / "credentials"), 4);
}

} // namespace botoscope::conformance
