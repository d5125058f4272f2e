#include "ui/profiles/why_tree.h"

#include <gtest/gtest.h>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

engine::Explanation explained()
{
    using credentials::Attempt;
    engine::Explanation made;
    made.profile = "dev";
    made.profileSource = "default, at /h/.aws/config:1";
    made.method = "assume-role";
    made.accountId = "123456789012";
    made.accessKeyHint = "WXYZ";
    made.region = {"region", Value("eu-west-1"), "/h/.aws/config:2"};
    Attempt env;
    env.method = "env";
    env.explanation = "AWS_ACCESS_KEY_ID is not set";
    Attempt role;
    role.method = "assume-role";
    role.outcome = Attempt::Outcome::Found;
    role.explanation = "role_arn in profile dev";
    role.facts.push_back({"role_arn", "arn:aws:iam::123456789012:role/Dev", "/h/.aws/config:3"});
    Attempt source;
    source.method = "shared-credentials-file";
    source.subject = "source profile base";
    source.outcome = Attempt::Outcome::Failed;
    source.explanation = "half a key";
    role.nested.push_back(source);
    made.attempts = {env, role};
    return made;
}

} // namespace

TEST(WhyTree, TellsProvidersInOrderThenRegion)
{
    const std::vector<WhyNode> tree = whyTree(explained());
    ASSERT_EQ(tree.size(), 3U);
    const std::vector<WhyNode>& providers = tree[1].below;
    ASSERT_EQ(providers.size(), 2U);
    EXPECT_EQ(providers[0].name, QStringLiteral("Environment"));
    EXPECT_EQ(providers[0].icon, Icon::Minus);
    EXPECT_EQ(providers[1].icon, Icon::Check);
    ASSERT_EQ(providers[1].below.size(), 2U);
    EXPECT_EQ(providers[1].below[0].where, QStringLiteral("/h/.aws/config:3"));
    EXPECT_EQ(providers[1].below[1].name, QStringLiteral("source profile base"));
    ASSERT_EQ(providers[1].below[1].below.size(), 1U);
    EXPECT_EQ(providers[1].below[1].below[0].name, QStringLiteral("Credentials file"));
    EXPECT_EQ(providers[1].below[1].below[0].tint, Token::Error);
    EXPECT_EQ(tree[2].what, QStringLiteral("eu-west-1"));
}

TEST(WhyTree, TheTextHasAllOfIt)
{
    const QString text = whyText(explained());
    for (const char* part : {"dev · account 123456789012 · Assumed role · key …WXYZ", "AWS_ACCESS_KEY_ID is not set",
                             "role_arn: arn:aws:iam::123456789012:role/Dev  (/h/.aws/config:3)", "failed: half a key",
                             "Region: eu-west-1  (/h/.aws/config:2)"}) {
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << " is not in\n" << text.toStdString();
    }
}

TEST(WhyTree, WithoutCredentialsTheErrorStandsAtTheChain)
{
    engine::Explanation none = explained();
    none.error = Error(ErrorCode::NoCredentials, "Unable to locate credentials");
    const std::vector<WhyNode> tree = whyTree(none);
    EXPECT_EQ(tree[1].what, QStringLiteral("Unable to locate credentials"));
    EXPECT_EQ(tree[1].tint, Token::Error);
}
