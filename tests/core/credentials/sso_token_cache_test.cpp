#include "core/credentials/sso_token_cache.h"

#include "tests/support/credential_fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

constexpr const char* written =
    R"({"startUrl": "https://x.awsapps.com/start", "region": "us-east-1", "accessToken": "acc\u00e9ss", )"
    R"("expiresAt": "2026-01-02T03:04:05Z", "clientId": "c", "clientSecret": "s", )"
    R"("registrationExpiresAt": "2026-03-02T03:04:05Z", "refreshToken": "r"})";

struct Cache {
    test::FakeFiles files;
    SsoTokenCache cache{files, {}};
    std::string path = cache.path("k");
};

SsoToken token()
{
    SsoToken token;
    token.startUrl = "https://x.awsapps.com/start";
    token.region = "us-east-1";
    token.accessToken = SecretString("acc\xc3\xa9ss");
    token.expiresAt = ssoTime({1767323045'999'999});
    token.clientId = "c";
    token.clientSecret = SecretString("s");
    token.registrationExpiresAt = "2026-03-02T03:04:05Z";
    token.refreshToken = SecretString("r");
    return token;
}

TEST(SsoTokenCache, FilesAreNamedByTheSessionsHash)
{
    Cache it;
    EXPECT_EQ(SsoTokenCache::key("my-session"), "9e28173066ce536e277c5fb355efd9c64f398167");
    EXPECT_EQ(it.cache.path("abc"), "/home/me/.aws/sso/cache/abc.json");
}

TEST(SsoTokenCache, WritesWhatBotocoreWritesByteForByte)
{
    Cache it;
    ASSERT_TRUE(it.cache.save("k", token()).ok());
    EXPECT_EQ(it.files.files[it.path], written);
}

TEST(SsoTokenCache, ReadsWhatItWrote)
{
    Cache it;
    it.files.files[it.path] = written;
    const auto loaded = it.cache.load("k");
    ASSERT_TRUE(loaded.ok() && *loaded);
    EXPECT_EQ((*loaded)->accessToken.reveal(), "acc\xc3\xa9ss");
    EXPECT_EQ((*loaded)->refreshToken.reveal(), "r");
    EXPECT_EQ((*loaded)->clientSecret.reveal(), "s");
    EXPECT_EQ((*loaded)->expiry(), Timestamp::fromSeconds(1767323045));
    EXPECT_EQ((*loaded)->registrationExpiry(), Timestamp::fromSeconds(1772420645));
}

TEST(SsoTokenCache, OptionalMembersStayAway)
{
    Cache it;
    SsoToken bare;
    bare.accessToken = SecretString("a");
    bare.expiresAt = "2026-01-02T03:04:05Z";
    ASSERT_TRUE(it.cache.save("k", bare).ok());
    EXPECT_EQ(it.files.files[it.path], R"({"accessToken": "a", "expiresAt": "2026-01-02T03:04:05Z"})");
    EXPECT_FALSE(bare.registrationExpiry().has_value());
}

TEST(SsoTokenCache, NoFileOrNoJsonIsNoToken)
{
    Cache it;
    EXPECT_TRUE(it.cache.load("k").ok() && !*it.cache.load("k"));
    it.files.files[it.path] = "{";
    EXPECT_TRUE(it.cache.load("k").ok() && !*it.cache.load("k"));
    it.files.unreadable = it.path;
    EXPECT_TRUE(it.cache.load("k").ok() && !*it.cache.load("k"));
}

TEST(SsoTokenCache, AFileWithoutATokenIsAnErrorThatNamesIt)
{
    Cache it;
    it.files.files[it.path] = R"({"accessToken": "planted"})";
    const auto loaded = it.cache.load("k");
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.error().code, ErrorCode::CredentialRetrieval);
    EXPECT_NE(loaded.error().message.find(it.path), std::string::npos);
    EXPECT_EQ(loaded.error().message.find("planted"), std::string::npos);
}

TEST(SsoTokenCache, ForgetsAToken)
{
    Cache it;
    ASSERT_TRUE(it.cache.save("k", token()).ok());
    ASSERT_TRUE(it.cache.remove("k").ok());
    EXPECT_FALSE(it.files.files.contains(it.path));
}

} // namespace
} // namespace botoscope::credentials
