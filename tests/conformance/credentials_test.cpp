#include "conformance/credentials.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(CredentialsVectors, ChainsFindWhatTheyShould)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("credentials", runCredentialChain(*root / "credentials"), 33);
}

TEST(CredentialsVectors, RolesAreTakenInOrder)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("credentials", runAssumeRoleChain(*root / "credentials"), 18);
}

TEST(CredentialsVectors, MetadataServicesAreAskedWhereTheyAre)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("credentials", runMetadataEndpoints(*root / "credentials"), 16);
}

TEST(CredentialsVectors, LoginSessionsAreRefreshed)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("credentials", runLogin(*root / "credentials"), 5);
}

} // namespace botoscope::conformance
