#include "ui/profiles/profile_form.h"

#include <QLineEdit>
#include <gtest/gtest.h>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

QLineEdit* line(ProfileForm& form, const char* key)
{
    return form.findChild<QLineEdit*>(QStringLiteral("profile.") + QString::fromLatin1(key));
}

} // namespace

TEST(ProfileForm, SaysOnlyWhatIsOtherThanInTheFile)
{
    ProfileForm form;
    form.setProfile(config::ProfileType::StaticKeys,
                    {{s("aws_access_key_id"), s("AKIA")}, {s("region"), s("eu-west-1")}}, {s("aws_secret_access_key")});
    EXPECT_TRUE(form.edits().isEmpty());
    EXPECT_EQ(form.problemCount(), 0) << "the secret is set, though it is not shown";
    EXPECT_TRUE(line(form, "aws_secret_access_key")->text().isEmpty());
    line(form, "aws_access_key_id")->setText(s("AKIB"));
    line(form, "endpoint_url")->setText(s("http://localhost:4566"));
    const ProfileForm::Values expected{{s("aws_access_key_id"), s("AKIB")},
                                       {s("endpoint_url"), s("http://localhost:4566")}};
    EXPECT_EQ(form.edits(), expected);
}

TEST(ProfileForm, MissingAndWrongValuesCount)
{
    ProfileForm form;
    form.setProfile(config::ProfileType::WebIdentity, {{s("role_arn"), s("no arn")}}, {});
    EXPECT_EQ(form.problemCount(), 2) << "the ARN is none, the token's file is missing";
    line(form, "role_arn")->setText(s("arn:aws:iam::123456789012:role/Dev"));
    line(form, "web_identity_token_file")->setText(s("/token"));
    EXPECT_EQ(form.problemCount(), 0);
}

TEST(ProfileForm, ARoleTakesOneSourceAndNotTwo)
{
    ProfileForm form;
    const ProfileForm::Values role{{s("role_arn"), s("arn:aws:iam::123456789012:role/Dev")}};
    form.setProfile(config::ProfileType::AssumeRole, role, {});
    EXPECT_EQ(form.problemCount(), 1);
    auto both = role;
    both.insert(s("source_profile"), s("base"));
    both.insert(s("credential_source"), s("Environment"));
    form.setProfile(config::ProfileType::AssumeRole, both, {});
    KeyContext context;
    context.others = {{s("base"), {}}};
    form.setContext(context);
    EXPECT_EQ(form.problemCount(), 1);
}

TEST(ProfileForm, WhatTheFileHasWrongIsSaidUntilItIsChanged)
{
    ProfileForm form;
    form.setProfile(config::ProfileType::Process, {{s("credential_process"), s("keys")}}, {});
    form.setProblems({{s("credential_process"), s("No program of that name.")}});
    EXPECT_EQ(form.problemCount(), 1);
    line(form, "credential_process")->setText(s("/opt/keys"));
    EXPECT_EQ(form.problemCount(), 0);
}

TEST(ProfileForm, SecretsAreForgotten)
{
    ProfileForm form;
    form.setProfile(config::ProfileType::StaticKeys, {}, {});
    line(form, "aws_secret_access_key")->setText(s("wJalr"));
    form.clearSecrets();
    EXPECT_TRUE(line(form, "aws_secret_access_key")->text().isEmpty());
}
