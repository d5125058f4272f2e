#include "core/config/profile_plan.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

ConfigFiles files(std::optional<std::string> config, std::optional<std::string> credentials = {})
{
    return {{"/config", std::move(config), {}}, {"/credentials", std::move(credentials), {}}};
}

EditPlan planned(const ConfigFiles& texts, const ProfileEdit& edit)
{
    auto plan = planEdit(texts, edit);
    EXPECT_TRUE(plan.ok()) << plan.error().message;
    return plan.ok() ? std::move(*plan) : EditPlan();
}

KeyChange put(std::string key, std::string value, std::string block = {})
{
    return {std::move(block), std::move(key), SecretString(std::move(value)), {}};
}

SaveSection save(std::string name, bool create, std::vector<KeyChange> keys)
{
    return {SectionKind::Profile, std::move(name), create, std::move(keys)};
}

TEST(ProfilePlan, PutsANewProfilesSecretsIntoTheCredentialsFile)
{
    const EditPlan plan = planned(
        files({}),
        {save("p", true, {put("aws_access_key_id", "a"), put("aws_secret_access_key", "b"), put("region", "r")})});
    EXPECT_EQ(plan.credentials, "[p]\naws_access_key_id = a\naws_secret_access_key = b\n");
    EXPECT_EQ(plan.config, "[profile p]\nregion = r\n");
    EXPECT_EQ(planned(files({}), {save("p", true, {})}).config, "[profile p]\n");
}

TEST(ProfilePlan, SetsAKeyWhereItCounts)
{
    const ConfigFiles both = files("[profile p]\nregion = 1\noutput = x\n", "[p]\nregion = 2\n");
    const EditPlan plan = planned(both, {save("p", false, {put("region", "3"), put("output", "y")})});
    EXPECT_EQ(plan.credentials, "[p]\nregion = 3\n");
    EXPECT_EQ(plan.config, "[profile p]\nregion = 1\noutput = y\n");
    const ConfigFiles block = files("[profile p]\n", "[p]\ns3 =\n  x = 1\n");
    EXPECT_EQ(planned(block, {save("p", false, {put("y", "2", "s3")})}).credentials, "[p]\ns3 =\n  x = 1\n  y = 2\n");
}

TEST(ProfilePlan, RemovesAKeyFromBothFiles)
{
    const EditPlan plan =
        planned(files("[profile p]\nregion = 1\n", "[p]\nregion = 2\n"), {save("p", false, {{{}, "region", {}, {}}})});
    EXPECT_EQ(plan.config, "[profile p]\n");
    EXPECT_EQ(plan.credentials, "[p]\n");
}

TEST(ProfilePlan, LeavesFilesAloneThatNothingChanges)
{
    const EditPlan plan =
        planned(files("[profile p]\nregion = 1\n", "[p]\n"), {save("p", false, {put("region", "1")})});
    EXPECT_FALSE(plan.config);
    EXPECT_FALSE(plan.credentials);
}

TEST(ProfilePlan, RenamesEverywhereAndReferencesFollow)
{
    const ConfigFiles texts = files("[profile p]\nk = 1\n[profile q]\nsource_profile = p\n",
                                    "[p]\naws_access_key_id = a\n[r]\nsource_profile=p\n");
    const EditPlan plan = planned(texts, {RenameSection{SectionKind::Profile, "p", "new one", true}});
    EXPECT_EQ(plan.config, "[profile \"new one\"]\nk = 1\n[profile q]\nsource_profile = new one\n");
    EXPECT_EQ(plan.credentials, "[new one]\naws_access_key_id = a\n[r]\nsource_profile=new one\n");
    EXPECT_EQ(plan.references, (std::vector<std::string>{"q", "r"}));
    const EditPlan alone = planned(texts, {RenameSection{SectionKind::Profile, "p", "n", false}});
    EXPECT_EQ(alone.config, "[profile n]\nk = 1\n[profile q]\nsource_profile = p\n");
    EXPECT_EQ(alone.references.size(), 2U);
    const EditPlan session = planned(files("[sso-session s]\n[profile q]\nsso_session = s\n"),
                                     {RenameSection{SectionKind::SsoSession, "s", "t", true}});
    EXPECT_EQ(session.config, "[sso-session t]\n[profile q]\nsso_session = t\n");
}

TEST(ProfilePlan, DuplicatesAndRemovesInBothFiles)
{
    const ConfigFiles texts = files("[profile p]\nk = 1\n\n[profile q]\nsource_profile = p\n", "[p]\nx = 2\n");
    const EditPlan copy = planned(texts, {DuplicateSection{SectionKind::Profile, "p", "c"}});
    EXPECT_EQ(copy.config, *texts.config.text + "\n[profile c]\nk = 1\n");
    EXPECT_EQ(copy.credentials, "[p]\nx = 2\n\n[c]\nx = 2\n");
    const EditPlan removal = planned(texts, {RemoveSection{SectionKind::Profile, "p"}});
    EXPECT_EQ(removal.config, "[profile q]\nsource_profile = p\n");
    EXPECT_EQ(removal.credentials, "");
    EXPECT_EQ(removal.references, (std::vector<std::string>{"q"}));
}

TEST(ProfilePlan, TakesStepsInOrder)
{
    const EditPlan plan = planned(files("[profile p]\n"), {RenameSection{SectionKind::Profile, "p", "q", true},
                                                           save("q", false, {put("region", "r")})});
    EXPECT_EQ(plan.config, "[profile q]\nregion = r\n");
}

TEST(ProfilePlan, RefusesWhatDoesNotFit)
{
    const ConfigFiles texts = files("[profile p]\n[profile q]\n", "[c]\n");
    const std::vector<ProfileEdit> edits = {{save("p", true, {})},
                                            {save("c", true, {})},
                                            {save("z", false, {})},
                                            {RenameSection{SectionKind::Profile, "p", "c", true}},
                                            {RenameSection{SectionKind::Profile, "z", "y", true}},
                                            {DuplicateSection{SectionKind::Profile, "p", "q"}},
                                            {RemoveSection{SectionKind::Profile, "z"}},
                                            {save("p", false, {put("k", "a\nb")})}};
    for (const ProfileEdit& edit : edits) {
        const auto plan = planEdit(texts, edit);
        ASSERT_FALSE(plan.ok());
        EXPECT_EQ(plan.error().code, ErrorCode::InvalidArgument);
    }
    EXPECT_EQ(planEdit(files("[profile p]\n[profile p]\n"), {save("q", true, {})}).error().code,
              ErrorCode::ConfigParse);
}

TEST(ProfilePlan, DoesNotReplaceAFileThatCouldNotBeRead)
{
    ConfigFiles texts = files("[profile p]\n", "");
    texts.credentials.problem = "Permission denied";
    const auto refused = planEdit(texts, {save("p", false, {put("aws_access_key_id", "a")})});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Io);
    EXPECT_TRUE(planEdit(texts, {save("p", false, {put("region", "a")})}).ok());
}

constexpr const char* withKeychain =
    "[profile dev]\ncredential_process = botoscope credential-process --profile dev\n"
    "[profile copy]\ncredential_process = botoscope credential-process --profile dev\n"
    "[profile old]\ncredential_process = botoscope credential-process --profile gone\n";

Result<EditPlan> planOf(SectionEdit step)
{
    return planEdit({{"/c", withKeychain, {}}, {"/k", std::nullopt, {}}}, {std::move(step)});
}

TEST(ProfilePlan, TheKeychainsEntryAndAllWhoAskForItFollowARename)
{
    const auto plan = planOf(RenameSection{SectionKind::Profile, "dev", "new", true});
    ASSERT_TRUE(plan.ok()) << plan.error().message;
    EXPECT_EQ(*plan->config, "[profile new]\ncredential_process = botoscope credential-process --profile new\n"
                             "[profile copy]\ncredential_process = botoscope credential-process --profile new\n"
                             "[profile old]\ncredential_process = botoscope credential-process --profile gone\n");
    EXPECT_EQ(plan->keychain, (std::vector<KeychainChange>{{"dev", "new"}}));
    // An entry of another name stays what it is.
    EXPECT_TRUE(planOf(RenameSection{SectionKind::Profile, "old", "new", true})->keychain.empty());
    // A name that can't stand in a command can't be given.
    EXPECT_FALSE(planOf(RenameSection{SectionKind::Profile, "dev", "a$b", true}).ok());
}

TEST(ProfilePlan, AnEntryGoesOnlyWhenNobodyAsksForItAnyMore)
{
    const auto remove = [](const std::string& name, bool keychain) {
        return *planOf(RemoveSection{SectionKind::Profile, name, keychain});
    };
    EXPECT_TRUE(remove("dev", true).keychain.empty());
    EXPECT_TRUE(remove("dev", true).orphans.empty());
    EXPECT_EQ(remove("old", true).keychain, (std::vector<KeychainChange>{{"gone", ""}}));
    EXPECT_TRUE(remove("old", true).orphans.empty());
    EXPECT_TRUE(remove("old", false).keychain.empty());
    EXPECT_EQ(remove("old", false).orphans, std::vector<std::string>{"gone"});
}

} // namespace
} // namespace botoscope::config
