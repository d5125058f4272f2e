#include "core/credentials/pkce.h"

#include "core/auth/hash.h"
#include "core/base/encoding.h"

#include <gtest/gtest.h>
#include <set>

namespace botoscope::credentials {
namespace {

TEST(Pkce, ChallengesAreTheHashOfVerifiersThatDiffer)
{
    SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 20; ++i) {
        const Pkce pkce = Pkce::make(random);
        EXPECT_EQ(pkce.verifier.reveal().size(), 64U);
        EXPECT_EQ(percentEncode(pkce.verifier.reveal()), pkce.verifier.reveal()) << "unreserved characters only";
        const auto digest = base64UrlDecode(pkce.challenge);
        ASSERT_TRUE(digest);
        EXPECT_EQ(hexEncode(*digest), auth::sha256Hex(pkce.verifier.reveal()));
        seen.insert(pkce.verifier.reveal());
    }
    EXPECT_EQ(seen.size(), 20U);
}

TEST(Base64Url, HasNoPaddingAndNothingThatUrlsEscape)
{
    for (const std::string& bytes :
         {std::string(), std::string("\xff"), std::string("\xfb\xff"), std::string("\x3e\x3f\xfe")}) {
        const std::string text = base64UrlEncode(bytes);
        EXPECT_EQ(text.find_first_of("+/="), std::string::npos) << text;
        EXPECT_EQ(base64UrlDecode(text), bytes);
    }
    EXPECT_EQ(base64UrlEncode("\xfb\xff"), "-_8");
}

} // namespace
} // namespace botoscope::credentials
