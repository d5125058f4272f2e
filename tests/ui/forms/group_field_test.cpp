#include "form_fixture.h"

#include "ui/forms/group_field.h"

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Groups, EmptyListsMapsAndStructuresAreTold)
{
    const Value params = json(R"({"Must":{},"Words":[],"Tags":{},"May":{}})");
    form.view.setParams(params);
    EXPECT_EQ(form.readBack(), params);
    form.set("{}");
    EXPECT_EQ(form.readBack(), Value(Map{}));
}

TEST_F(Groups, NestedValuesComeBackFromTheEditors)
{
    const Value params = json(R"({"Must":{"Key":"k","Value":"v"},"Items":[{"Key":"1"},{"Key":"2","Value":""}],
        "Words":["x",""],"Tags":{"b":"2","a":"1"},"Any":{"x":[1,2.5,null,{"y":"z"}]},"One":{"Pair":{"Key":"p"}}})");
    form.view.setParams(params);
    for (const char* path : {"Items", "Words", "Tags", "One"}) {
        field<GroupField>(path)->setOpen(true);
    }
    field<GroupField>("Items[0]")->setOpen(true);
    field<GroupField>("One.Pair")->setOpen(true);
    EXPECT_EQ(form.readBack(), params);
    EXPECT_EQ(form.params()["Tags"].map().begin()->key, Name("b")) << "order is kept";
}
