#include "core/credentials/dpop.h"

#include "core/auth/asymmetric_key.h"
#include "core/base/encoding.h"
#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

std::string decoded(std::string text)
{
    for (char& c : text) {
        c = c == '-' ? '+' : c == '_' ? '/' : c;
    }
    text.append((4 - text.size() % 4) % 4, '=');
    return base64Decode(text).value_or("");
}

/// DER of two numbers.
std::string asDer(const std::string& pair)
{
    std::string body;
    for (std::string number : {pair.substr(0, 32), pair.substr(32)}) {
        while (number.size() > 1 && number[0] == '\0' && (number[1] & 0x80) == 0) {
            number.erase(0, 1);
        }
        number.insert(0, number[0] & 0x80 ? 1 : 0, '\0');
        body += std::string("\x02") + static_cast<char>(number.size()) + number;
    }
    return std::string("\x30") + static_cast<char>(body.size()) + body;
}

TEST(DpopKey, ProvesPossessionOfTheKeyInTheHeader)
{
    const auto key = DpopKey::generate();
    ASSERT_TRUE(key);
    const std::string proof = key->proof("https://x/v1/token", Timestamp::fromSeconds(1700000000), "id-1");
    const auto first = proof.find('.');
    const auto second = proof.rfind('.');
    const Value header = *parseJson(decoded(proof.substr(0, first)));
    const Value claims = *parseJson(decoded(proof.substr(first + 1, second - first - 1)));
    EXPECT_EQ(header["typ"], Value("dpop+jwt"));
    EXPECT_EQ(header["alg"], Value("ES256"));
    EXPECT_EQ(header["jwk"]["crv"], Value("P-256"));
    EXPECT_EQ(claims,
              Value::object({{"htm", "POST"}, {"htu", "https://x/v1/token"}, {"iat", 1700000000}, {"jti", "id-1"}}));
    const auto checker = auth::AsymmetricKey::fromPublic(hexEncode(decoded(header["jwk"]["x"].toString())),
                                                         hexEncode(decoded(header["jwk"]["y"].toString())));
    ASSERT_TRUE(checker);
    EXPECT_TRUE(checker->verifies(proof.substr(0, second), asDer(decoded(proof.substr(second + 1)))));
    EXPECT_FALSE(checker->verifies(proof.substr(0, second) + 'x', asDer(decoded(proof.substr(second + 1)))));
}

TEST(DpopKey, ReadsWhatItWrites)
{
    const auto key = DpopKey::generate();
    const auto again = DpopKey::fromPem(key->pem());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->pem(), key->pem());
    EXPECT_EQ(key->pem().find("-----BEGIN EC PRIVATE KEY-----"), 0U);
}

TEST(DpopKey, RefusesOtherThings)
{
    for (const char* text : {"", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", "AAAA", "no base64!"}) {
        EXPECT_FALSE(DpopKey::fromPem(text)) << text;
    }
}

} // namespace
} // namespace botoscope::credentials
