#include "conformance/credentials.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(CredentialsVectors, KeysInVariablesAndFilesAreFound)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const SuiteResult result = runStaticCredentials(*root / "credentials");
    // As botocore: a blank access key is a key.
    expectSuite(result, 4, {"default-credential-provider-chain/environment_variables_blank"});
}

} // namespace botoscope::conformance
