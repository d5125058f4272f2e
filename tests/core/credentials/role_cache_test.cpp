#include "core/credentials/role_cache.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

constexpr const char* botocoresFile =
    R"({"Credentials": {"AccessKeyId": "ASIA1", "SecretAccessKey": "secret1", "SessionToken": "token1", )"
    R"("Expiration": "2015-08-30T13:36:00UTC"}, )"
    R"("AssumedRoleUser": {"Arn": "arn:aws:sts::123456789012:assumed-role/r/s"}})";

TEST(RoleCache, KeysAreBotocores)
{
    const Value role = Value::object({{"RoleSessionName", "s"},
                                      {"ExternalId", "\xc3\xa9"},
                                      {"DurationSeconds", 900},
                                      {"RoleArn", "arn:aws:iam::123456789012:role/r"}});
    EXPECT_EQ(RoleCache::key(role), "215eecccfec8313b4cdf34b62912bb90d64c0307");
    const Value sso = Value::object({{"roleName", "r"}, {"accountId", "1"}, {"sessionName", "s"}});
    EXPECT_EQ(RoleCache::key(sso, true), "c5a16f1e78f48dca91be86ba2e308f4d622bae1b");
}

TEST(RoleCache, KeepsForAsLongAsAQuarterOfAnHourIsLeft)
{
    Desk desk;
    RoleCache cache(desk.clock);
    std::string source;
    EXPECT_FALSE(cache.load("k", source));
    cache.save("k", desk.roleAnswer("1"));
    desk.clock.advance(45 * 60);
    ASSERT_TRUE(cache.load("k", source));
    EXPECT_EQ(source, "memory");
    desk.clock.advance(1);
    EXPECT_FALSE(cache.load("k", source));
}

TEST(RoleCache, FilesAreBotocoresBothWays)
{
    Desk desk;
    RoleCache cache(desk.clock, &desk.files, "/cache");
    cache.save("k", desk.roleAnswer("1"));
    EXPECT_EQ(desk.files.files["/cache/k.json"], botocoresFile);
    RoleCache another(desk.clock, &desk.files, "/cache");
    std::string source;
    const auto loaded = another.load("k", source);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(source, "/cache/k.json");
    EXPECT_EQ(readRoleResponse(*loaded, "assume-role")->expires, Timestamp::fromSeconds(1440941760));
}

TEST(RoleCache, BrokenAndUnwritableFilesAreNoHarm)
{
    Desk desk;
    desk.files.files["/cache/k.json"] = "{";
    desk.files.readOnly = true;
    RoleCache cache(desk.clock, &desk.files, "/cache");
    std::string source;
    EXPECT_FALSE(cache.load("k", source));
    cache.save("k", desk.roleAnswer("1"));
    EXPECT_TRUE(cache.load("k", source));
}

TEST(RoleCache, AResponseWithoutAllKeysIsAnError)
{
    Value response = Value::object({{"Credentials", Value::object({{"AccessKeyId", "A"}, {"SessionToken", "t"}})}});
    const auto read = readRoleResponse(response, "assume-role");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().message, "Error when retrieving credentials from assume-role: the response has no "
                                    "SecretAccessKey, Expiration");
}

} // namespace
} // namespace botoscope::credentials
