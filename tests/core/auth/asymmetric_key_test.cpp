#include "core/auth/asymmetric_key.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

namespace {
AsymmetricKey exampleKey()
{
    return *AsymmetricKey::derive("AKISORANDOMAASORANDOM", SecretString("q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom"));
}
} // namespace

TEST(AsymmetricKey, IsDerivedAsTheSpecificationsExampleHasIt)
{
    // The example of the public SigV4a implementations.
    EXPECT_EQ(exampleKey().publicX(), "15d242ceebf8d8169fd6a8b5a746c41140414c3b07579038da06af89190fffcb");
    EXPECT_EQ(exampleKey().publicY(), "0515242cedd82e94799482e4c0514b505afccf2c0c98d6a553bf539f424c5ec0");
}

TEST(AsymmetricKey, VerifiesItsOwnSignature)
{
    EXPECT_TRUE(exampleKey().verifies("text", exampleKey().sign("text")));
}

TEST(AsymmetricKey, RefusesAnotherText)
{
    EXPECT_FALSE(exampleKey().verifies("other", exampleKey().sign("text")));
}

TEST(AsymmetricKey, RefusesWhatIsNoSignature)
{
    EXPECT_FALSE(exampleKey().verifies("text", "no DER"));
}

TEST(AsymmetricKey, ThePublicHalfAloneVerifies)
{
    const auto key = AsymmetricKey::fromPublic(exampleKey().publicX(), exampleKey().publicY());
    ASSERT_TRUE(key);
    EXPECT_TRUE(key->verifies("text", exampleKey().sign("text")));
}

TEST(AsymmetricKey, ThePublicHalfAloneDoesNotSign)
{
    const auto key = AsymmetricKey::fromPublic(exampleKey().publicX(), exampleKey().publicY());
    ASSERT_TRUE(key);
    EXPECT_EQ(key->sign("text"), "");
}

TEST(AsymmetricKey, RefusesAPointOffTheCurve)
{
    EXPECT_FALSE(AsymmetricKey::fromPublic(std::string(64, '1'), std::string(64, '2')));
}

TEST(AsymmetricKey, RefusesAKeyIdBeyondAllMeasure)
{
    EXPECT_FALSE(AsymmetricKey::derive(std::string(2000, 'A'), SecretString("s")));
}

} // namespace botoscope::auth
