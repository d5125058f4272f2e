#include "core/config/profiles.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

ProfileStore store(std::string config, std::string credentials = {})
{
    auto parsed =
        ProfileStore::parse({{"/config", std::move(config), {}}, {"/credentials", std::move(credentials), {}}});
    EXPECT_TRUE(parsed.ok()) << parsed.error().message;
    return parsed.ok() ? std::move(*parsed) : ProfileStore();
}

using Names = std::vector<std::string>;

TEST(Profiles, SortsSectionsByTheirLabel)
{
    const ProfileStore profiles = store("[profile a]\nk = 1\n[profile 'b c']\n[default]\n[sso-session s]\nx = 1\n"
                                        "[services v]\n[plugins]\ncli = 1\n[profile]\n[profile d e]\n[profile 'f]");
    EXPECT_EQ(profiles.profileNames(), (Names{"a", "b c", "default"}));
    ASSERT_NE(profiles.ssoSession("s"), nullptr);
    EXPECT_EQ(*profiles.ssoSession("s")->text("x"), "1");
    EXPECT_NE(profiles.services("v"), nullptr);
    EXPECT_NE(profiles.otherSection("plugins"), nullptr);
    EXPECT_EQ(profiles.profile("plugins"), nullptr);
}

TEST(Profiles, TheLaterOfTwoDefaultsReplacesTheEarlier)
{
    const ProfileStore profiles = store("[default]\na = 1\n[profile default]\nb = 2\n");
    EXPECT_EQ(profiles.profile("default")->text("a"), nullptr);
    EXPECT_EQ(*profiles.profile("default")->text("b"), "2");
    EXPECT_EQ(*store("[profile default]\nb = 2\n[default]\na = 1\n").profile("default")->text("a"), "1");
}

TEST(Profiles, CredentialsFileOverridesValueByValue)
{
    const ProfileStore profiles =
        store("[profile a]\nregion = r\nk = config\n", "[a]\nk = credentials\n[b]\nk = 1\n[profile c]\n");
    EXPECT_EQ(profiles.profileNames(), (Names{"a", "b", "profile c"}));
    EXPECT_EQ(*profiles.profile("a")->text("region"), "r");
    EXPECT_EQ(*profiles.profile("a")->text("k"), "credentials");
    EXPECT_EQ(profiles.profile("a")->find("k")->origin.text(), "/credentials:2");
    EXPECT_EQ(*profiles.configProfile("a")->text("k"), "config");
    EXPECT_EQ(profiles.configProfile("b"), nullptr);
    EXPECT_EQ(profiles.credentialsProfile("a")->text("region"), nullptr);
}

TEST(Profiles, MissingFilesAreFine)
{
    auto parsed = ProfileStore::parse({{"/config", std::nullopt, {}}, {"/credentials", std::nullopt, {}}});
    ASSERT_TRUE(parsed.ok());
    EXPECT_TRUE(parsed->profileNames().empty());
    EXPECT_FALSE(parsed->files().config.text.has_value());
}

TEST(Profiles, NamesTheFileThatIsBroken)
{
    auto parsed = ProfileStore::parse({{"/config", "[a]\n", {}}, {"/credentials", "junk\n", {}}});
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::ConfigParse);
    EXPECT_EQ(parsed.error().get("path"), "/credentials");
    EXPECT_EQ(parsed.error().get("line"), "1");
}

TEST(Profiles, ForgetsTheTexts)
{
    EXPECT_EQ(store("[default]\n", "[a]\naws_secret_access_key = x\n").files().credentials.text, "");
}

} // namespace
} // namespace botoscope::config
