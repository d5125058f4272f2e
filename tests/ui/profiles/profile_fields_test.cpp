#include "ui/profiles/profile_fields.h"

#include <gtest/gtest.h>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

KeyContext context()
{
    KeyContext made;
    made.profile = s("dev");
    made.others = {{s("base"), {}}, {s("loop"), s("dev")}, {s("own"), s("own")}, {s("far"), s("loop")}};
    made.regions = {s("us-east-1"), s("eu-west-1")};
    return made;
}

QString problem(KeyKind kind, const char* value, bool required = false)
{
    return fieldProblem({"key", "Key", kind, required}, s(value), context());
}

} // namespace

TEST(ProfileFields, EveryTypeHasAWordASentenceAndKeysOfItsOwn)
{
    for (const config::ProfileType type : profileTypes()) {
        EXPECT_FALSE(profileTypeWord(type).isEmpty());
        EXPECT_TRUE(profileTypeSentence(type).endsWith(QLatin1Char('.')));
        QStringList keys;
        for (const KeySpec& field : typeFields(type)) {
            keys.append(QString::fromLatin1(field.key));
        }
        EXPECT_EQ(keys.removeDuplicates(), 0) << profileTypeWord(type).toStdString();
        EXPECT_EQ(keys.isEmpty(), type == config::ProfileType::Empty);
    }
}

TEST(ProfileFields, WhatMustBeThereIsMissed)
{
    EXPECT_FALSE(problem(KeyKind::Text, "", true).isEmpty());
    EXPECT_TRUE(problem(KeyKind::Text, "").isEmpty());
}

TEST(ProfileFields, ValuesAreJudgedByTheirKind)
{
    EXPECT_TRUE(problem(KeyKind::Account, "123456789012").isEmpty());
    EXPECT_FALSE(problem(KeyKind::Account, "12345").isEmpty());
    EXPECT_TRUE(problem(KeyKind::RoleArn, "arn:aws-cn:iam::123456789012:role/path/Dev").isEmpty());
    EXPECT_FALSE(problem(KeyKind::RoleArn, "arn:aws:iam::123456789012:user/Dev").isEmpty());
    EXPECT_TRUE(problem(KeyKind::Url, "http://localhost:4566").isEmpty());
    EXPECT_FALSE(problem(KeyKind::Url, "localhost:4566").isEmpty());
    EXPECT_TRUE(problem(KeyKind::Seconds, "900").isEmpty());
    EXPECT_FALSE(problem(KeyKind::Seconds, "60").isEmpty());
    EXPECT_FALSE(problem(KeyKind::Seconds, "an hour").isEmpty());
    EXPECT_TRUE(problem(KeyKind::Region, "eu-west-1").isEmpty());
    EXPECT_FALSE(problem(KeyKind::Region, "eu-west-9").isEmpty());
}

TEST(ProfileFields, SourceProfilesMustBeThereAndNotLeadRound)
{
    EXPECT_TRUE(problem(KeyKind::Profile, "base").isEmpty());
    EXPECT_TRUE(problem(KeyKind::Profile, "own").isEmpty()) << "it takes on a role with its own keys";
    EXPECT_TRUE(problem(KeyKind::Profile, "dev").isEmpty()) << "likewise";
    EXPECT_FALSE(problem(KeyKind::Profile, "nobody").isEmpty());
    EXPECT_FALSE(problem(KeyKind::Profile, "loop").isEmpty());
    EXPECT_FALSE(problem(KeyKind::Profile, "far").isEmpty());
}

TEST(ProfileFields, RegionsCountOnlyWhenTheyAreKnown)
{
    EXPECT_TRUE(fieldProblem({"region", "Region", KeyKind::Region}, s("moon-1"), {}).isEmpty());
}
