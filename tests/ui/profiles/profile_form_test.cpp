#include "ui/profiles/profile_form.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>
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

/// All notes below fields.
QString said(const ProfileForm& form)
{
    QStringList notes;
    for (const QLabel* label : form.findChildren<QLabel*>()) {
        if (label->inherits("botoscope::ui::NoteLabel") && !label->isHidden()) {
            notes.append(label->text());
        }
    }
    return notes.join(QLatin1Char('\n'));
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

TEST(ProfileForm, ANewProfileIsNotWrongBeforeItIsTyped)
{
    ProfileForm form;
    form.setNew(config::ProfileType::AssumeRole);
    form.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&form));
    EXPECT_GT(form.problemCount(), 0);
    EXPECT_EQ(said(form), QString());
    auto* role = line(form, "role_arn");
    role->setFocus();
    QTest::keyClicks(role, s("arn"));
    EXPECT_EQ(said(form), QString()) << "while it is typed";
    line(form, "mfa_serial")->setFocus();
    EXPECT_TRUE(said(form).startsWith(s("Not a role"))) << said(form).toStdString();
    line(form, "external_id")->setFocus();
    EXPECT_EQ(said(form).count(QLatin1Char('\n')), 0) << "only what somebody has left behind";
    role->setText(s("arn:aws:iam::123456789012:role/Dev"));
    EXPECT_EQ(said(form), QString());
    form.insist();
    EXPECT_FALSE(said(form).isEmpty()) << "the source is missing, and saving was tried";
}

TEST(ProfileForm, KeysForTheKeychainAreTypedOnce)
{
    ProfileForm form;
    form.setNew(config::ProfileType::KeychainKeys);
    EXPECT_TRUE(form.hasKey(s("aws_secret_access_key")));
    form.setProfile(config::ProfileType::KeychainKeys, {}, {});
    EXPECT_FALSE(form.hasKey(s("aws_secret_access_key")));
    EXPECT_TRUE(form.hasKey(s("credential_process")));
}

TEST(ProfileForm, WhatAnotherProgramWroteIsTakenWhereNobodyEdits)
{
    ProfileForm form;
    form.setProfile(config::ProfileType::Process, {{s("credential_process"), s("keys")}, {s("region"), s("a")}}, {});
    line(form, "credential_process")->setText(s("mine"));
    Followed followed = form.follow({{s("credential_process"), s("keys")}, {s("region"), s("b")}}, {});
    EXPECT_EQ(followed.taken, QStringList{s("region")});
    EXPECT_TRUE(followed.conflicts.isEmpty());
    EXPECT_EQ(form.value(s("region")), s("b"));
    EXPECT_EQ(form.edits(), (ProfileForm::Values{{s("credential_process"), s("mine")}}));
    followed = form.follow({{s("credential_process"), s("theirs")}, {s("region"), s("b")}}, {});
    EXPECT_EQ(followed.conflicts, QStringList{s("credential_process")});
    EXPECT_EQ(form.edits(), (ProfileForm::Values{{s("credential_process"), s("mine")}}));
    EXPECT_TRUE(said(form).contains(s("theirs"))) << said(form).toStdString();
    form.takeTheirs();
    EXPECT_TRUE(form.edits().isEmpty());
    EXPECT_EQ(form.value(s("credential_process")), s("theirs"));
    EXPECT_FALSE(said(form).contains(s("theirs")));
}
