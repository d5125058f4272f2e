#include "ui/profiles/profile_wish.h"

#include <gtest/gtest.h>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

TEST(ProfileWish, AnEditedProfileIsRenamedThenSaved)
{
    ProfileWish wish;
    wish.original = s("dev");
    wish.name = s("development");
    wish.changes = {{s("region"), s("eu-west-1")}, {s("s3.addressing_style"), s("path")}, {s("output"), {}}};
    const config::ProfileEdit edit = editOf(wish);
    ASSERT_EQ(edit.size(), 2U);
    EXPECT_EQ(std::get<config::RenameSection>(edit[0]).newName, "development");
    const auto& save = std::get<config::SaveSection>(edit[1]);
    EXPECT_EQ(save.name, "development");
    EXPECT_FALSE(save.create);
    ASSERT_EQ(save.keys.size(), 3U);
    EXPECT_EQ(save.keys[0].key, "output");
    EXPECT_FALSE(save.keys[0].value.has_value()) << "an empty text takes the key out";
    EXPECT_EQ(save.keys[2].block, "s3");
    EXPECT_EQ(save.keys[2].key, "addressing_style");
}

TEST(ProfileWish, ANewSsoProfileMakesItsSessionFirst)
{
    ProfileWish wish;
    wish.name = s("corp-dev");
    wish.session = s("corp");
    wish.changes = {{s("sso_session"), s("corp")}, {s("sso-session.sso_region"), s("eu-west-1")}};
    const config::ProfileEdit edit = editOf(wish);
    ASSERT_EQ(edit.size(), 2U);
    const auto& session = std::get<config::SaveSection>(edit[0]);
    EXPECT_EQ(session.kind, config::SectionKind::SsoSession);
    EXPECT_TRUE(session.create);
    EXPECT_EQ(session.keys.at(0).key, "sso_region");
    EXPECT_TRUE(session.keys.at(0).block.empty());
    EXPECT_TRUE(std::get<config::SaveSection>(edit[1]).create);
}

TEST(ProfileWish, AKnownSessionThatStaysAsItIsIsLeftAlone)
{
    ProfileWish wish;
    wish.original = wish.name = s("corp-dev");
    wish.session = s("corp");
    wish.isSessionKnown = true;
    wish.changes = {{s("sso_role_name"), s("Admin")}};
    EXPECT_EQ(editOf(wish).size(), 1U);
}

TEST(ProfileWish, ADiffNamesFileAndLine)
{
    engine::FileChange change;
    change.path = "/h/.aws/config";
    change.hunks.push_back({3, {"region = a"}, {"region = b", "output = json"}});
    EXPECT_EQ(diffText({change}), s("@ /h/.aws/config:3\n-region = a\n+region = b\n+output = json"));
}

TEST(ProfileWish, KeysForTheKeychainAreNotInTheEdit)
{
    ProfileWish wish;
    wish.name = QStringLiteral("safe");
    wish.intoKeychain = true;
    wish.changes = {{QStringLiteral("aws_access_key_id"), QStringLiteral("AKID")},
                    {QStringLiteral("aws_secret_access_key"), QStringLiteral("s3cret")},
                    {QStringLiteral("region"), QStringLiteral("eu-west-1")}};
    const config::ProfileEdit edit = editOf(wish);
    ASSERT_EQ(edit.size(), 1U);
    const auto& save = std::get<config::SaveSection>(edit[0]);
    ASSERT_EQ(save.keys.size(), 1U);
    EXPECT_EQ(save.keys[0].key, "region");
    const credentials::NewKeys keys = keysOf(wish);
    EXPECT_EQ(keys.profile, "safe");
    EXPECT_EQ(keys.entry.accessKeyId, "AKID");
    EXPECT_EQ(keys.entry.secretAccessKey, SecretString("s3cret"));
    EXPECT_TRUE(keys.entry.sessionToken.empty());
}
