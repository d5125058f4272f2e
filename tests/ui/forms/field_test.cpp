#include "form_fixture.h"

#include <QToolButton>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Scalars, NothingIsSentUntilSomethingIsTyped)
{
    EXPECT_EQ(form.params(), Value(Map{}));
    EXPECT_EQ(form.readBack(), Value(Map{}));
}

TEST_F(Scalars, ValuesOfEveryKindComeBackFromTheEditors)
{
    Value params = json(R"({"Name":"n","Count":-7,"Ratio":2.0,"On":false,"Kind":"NEW_KIND","Secret":"s3cret"})");
    params.set("At", Timestamp::fromSeconds(1'700'000'000));
    params.set("Body", Blob(std::string("a\0b\xff", 4)));
    form.view.setParams(params);
    EXPECT_EQ(form.readBack(), params);
}

TEST_F(Scalars, WhatAnEditorCantHoldIsKeptAndShown)
{
    const Value odd = json(R"({"Name":{"a":[1]},"Count":[2],"On":"yes","Kind":null,"Ratio":{"x":1}})");
    form.view.setParams(odd);
    EXPECT_EQ(form.params(), odd);
    EXPECT_EQ(form.readBack(), odd);
    EXPECT_FALSE(form.view.validate().at(QStringLiteral("Name")).empty());
    form.find<QToolButton>("Name/remove")->click();
    EXPECT_FALSE(form.params().find("Name"));
}

TEST_F(Scalars, EveryEditorHasItsPathAndAnAccessibleName)
{
    for (const char* name : {"Name", "Count", "Ratio", "On", "At", "Kind", "Body", "Secret"}) {
        EXPECT_TRUE(form.find<QWidget>(name)->accessibleName().startsWith(QString::fromUtf8(name))) << name;
    }
}
