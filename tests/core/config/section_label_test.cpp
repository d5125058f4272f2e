#include "core/config/section_label.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

using Label = std::optional<SectionLabel>;

TEST(SectionLabel, ReadsTheHeadersOfTheConfigFile)
{
    const auto label = [](std::string_view header) { return sectionLabel(FileKind::Config, header); };
    EXPECT_EQ(label("default"), Label({SectionKind::Profile, "default"}));
    EXPECT_EQ(label("profile a"), Label({SectionKind::Profile, "a"}));
    EXPECT_EQ(label("profile \t'a b'"), Label({SectionKind::Profile, "a b"}));
    EXPECT_EQ(label("sso-session s"), Label({SectionKind::SsoSession, "s"}));
    EXPECT_EQ(label("services \"v\""), Label({SectionKind::Services, "v"}));
    for (const std::string_view header : {"profile", "profile a b", "profile 'a", "plugins", "a"}) {
        EXPECT_EQ(label(header), std::nullopt) << header;
    }
    EXPECT_TRUE(claimsLabel("profile a b"));
    EXPECT_FALSE(claimsLabel("plugins"));
}

TEST(SectionLabel, TakesNamesOfTheCredentialsFileAsTheyStand)
{
    EXPECT_EQ(sectionLabel(FileKind::Credentials, "profile a"), Label({SectionKind::Profile, "profile a"}));
    EXPECT_EQ(sectionHeader(FileKind::Credentials, {SectionKind::Profile, "a b"}), "a b");
}

TEST(SectionLabel, WritesHeadersThatReadBack)
{
    EXPECT_EQ(sectionHeader(FileKind::Config, {SectionKind::Profile, "default"}), "default");
    EXPECT_EQ(sectionHeader(FileKind::Config, {SectionKind::SsoSession, "default"}), "sso-session default");
    for (const std::string name : {"a", "a b", "it's", "\"q\"", "back\\slash", "ä:=#", "'\"\\ ", ""}) {
        for (const SectionKind kind : {SectionKind::Profile, SectionKind::SsoSession, SectionKind::Services}) {
            const SectionLabel label{kind, name};
            EXPECT_EQ(sectionLabel(FileKind::Config, sectionHeader(FileKind::Config, label)), Label(label)) << name;
        }
    }
}

} // namespace
} // namespace botoscope::config
