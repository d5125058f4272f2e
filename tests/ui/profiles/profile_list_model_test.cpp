#include "ui/profiles/profile_list_model.h"

#include "ui/common/theme.h"

#include <QDateTime>
#include <gtest/gtest.h>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

engine::BookProfile profile(const char* name, config::ProfileType type)
{
    engine::BookProfile made;
    made.name = name;
    made.path = "/h/.aws/config";
    made.type = type;
    return made;
}

Timestamp inSeconds(qint64 seconds)
{
    return Timestamp::fromSeconds(QDateTime::currentSecsSinceEpoch() + seconds);
}

struct Shown {
    ProfileListModel model;
    QString text(int row, int role) const { return model.index(row).data(role).toString(); }
    Token token(int row) const
    {
        return static_cast<Token>(model.index(row).data(ProfileListModel::ExpiryTokenRole).toInt());
    }
};

} // namespace

TEST(ProfileListModel, TellsTypeAccountAndRole)
{
    Shown list;
    engine::BookProfile sso = profile("sso", config::ProfileType::SsoSession);
    sso.accountId = "123456789012";
    engine::BookSetting role;
    role.key = "sso_role_name";
    role.value = "Dev";
    sso.settings.push_back(role);
    list.model.setProfiles({sso, profile("keys", config::ProfileType::StaticKeys)});
    EXPECT_EQ(list.text(0, ProfileListModel::DetailRole), QStringLiteral("SSO · 123456789012 · Dev"));
    EXPECT_EQ(list.text(1, ProfileListModel::DetailRole), QStringLiteral("keys"));
    list.model.setAccount(QStringLiteral("keys"), QStringLiteral("999999999999"));
    EXPECT_EQ(list.text(1, ProfileListModel::DetailRole), QStringLiteral("keys · 999999999999"));
}

TEST(ProfileListModel, CountsDownAndSaysWhatHasEnded)
{
    Shown list;
    std::vector<engine::BookProfile> profiles(4, profile("p", config::ProfileType::SsoSession));
    profiles[1].expires = inSeconds(2 * 3600 + 59);
    profiles[2].expires = inSeconds(120);
    profiles[3].expires = inSeconds(-1);
    list.model.setProfiles(profiles);
    EXPECT_EQ(list.text(0, ProfileListModel::ExpiryRole), QString());
    EXPECT_EQ(list.text(1, ProfileListModel::ExpiryRole).left(3), QStringLiteral("2 h"));
    EXPECT_EQ(list.token(1), Token::TextSecondary);
    EXPECT_EQ(list.token(2), Token::Warning);
    EXPECT_EQ(list.text(3, ProfileListModel::ExpiryRole), QStringLiteral("expired"));
    EXPECT_EQ(list.token(3), Token::Error);
    EXPECT_TRUE(list.text(3, Qt::AccessibleTextRole).contains(QStringLiteral("expired")));
}

TEST(ProfileListModel, ProblemsNameTheirKeys)
{
    Shown list;
    engine::BookProfile broken = profile("broken", config::ProfileType::AssumeRole);
    broken.problems = {{true, "role-arn", {}, "role_arn", "No ARN."},
                       {true, "role-arn-2", {}, "role_arn", "Nor this."}};
    engine::BookProfile odd = profile("odd", config::ProfileType::StaticKeys);
    odd.problems = {{false, "a", "s3", "style", "w"},
                    {false, "b", {}, "b", "w"},
                    {false, "c", {}, "c", "w"},
                    {false, "d", {}, "d", "w"}};
    list.model.setProfiles({broken, odd, profile("good", config::ProfileType::StaticKeys)});
    EXPECT_EQ(list.text(0, ProfileListModel::ProblemRole), QStringLiteral("check role_arn"));
    EXPECT_TRUE(list.model.index(0).data(ProfileListModel::FatalRole).toBool());
    EXPECT_TRUE(list.text(0, Qt::ToolTipRole).contains(QStringLiteral("No ARN.")));
    EXPECT_EQ(list.text(1, ProfileListModel::ProblemRole), QStringLiteral("check s3.style, b, c and 1 more"));
    EXPECT_FALSE(list.model.index(1).data(ProfileListModel::FatalRole).toBool());
    EXPECT_EQ(list.text(2, ProfileListModel::ProblemRole), QString());
}
