#include "core/auth/hash.h"

#include "core/base/encoding.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

TEST(Hash, Sha256OfKnownTexts)
{
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256Hex(""), emptySha256Hex);
    EXPECT_EQ(hexEncode(asText(sha256(""))), emptySha256Hex);
}

TEST(Hash, HmacOfRfc4231)
{
    EXPECT_EQ(hexEncode(asText(hmacSha256("Jefe", "what do ya want for nothing?"))),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hexEncode(asText(
                  hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"))),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hash, HmacSha1OfRfc2202)
{
    EXPECT_EQ(hexEncode(asText(hmacSha1("Jefe", "what do ya want for nothing?"))),
              "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}

TEST(SigningKey, IsTheExampleOfTheSpecification)
{
    const SecretString secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    EXPECT_EQ(hexEncode(asText(signingKey(secret, "20150830", "us-east-1", "iam"))),
              "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
}

TEST(SigningKey, KeepsKeysOfDifferentScopesAndSecretsApart)
{
    const SecretString one("one");
    const SecretString two("two");
    const Sha256 first = signingKey(one, "20150830", "us-east-1", "iam");
    EXPECT_NE(signingKey(two, "20150830", "us-east-1", "iam"), first);
    EXPECT_NE(signingKey(one, "20150831", "us-east-1", "iam"), first);
    EXPECT_NE(signingKey(one, "20150830", "us-east-2", "iam"), first);
    EXPECT_NE(signingKey(one, "20150830", "us-east-1", "sts"), first);
    for (int i = 0; i < 20; ++i) { // more than the cache holds
        signingKey(one, "20150830", "region-" + std::to_string(i), "iam");
    }
    EXPECT_EQ(signingKey(one, "20150830", "us-east-1", "iam"), first);
    EXPECT_EQ(signingKey(one, "20150830", "us-east-1", "iam"), first);
}

} // namespace botoscope::auth
