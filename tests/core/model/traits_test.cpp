#include "core/model/model_of.h"

#include <gtest/gtest.h>

namespace botoscope::model {

TEST(Traits, AReferencesTraitsWinOverItsTargets)
{
    const auto model = modelOf(R"({
        "Tags": {"type": "list", "member": {"shape": "S", "locationName": "Tag"}, "flattened": true,
                 "locationName": "TagsOfShape", "documentation": "of the shape", "sensitive": true},
        "S": {"type": "string"},
        "Input": {"type": "structure", "members": {
            "Plain": {"shape": "Tags"},
            "Own": {"shape": "Tags", "locationName": "x-tags", "location": "header", "flattened": false,
                    "documentation": "of the member"}}}
    })");
    const Traits& plain = model->shape("Input")->member("Plain")->ref.traits();
    EXPECT_TRUE(plain.flattened);
    EXPECT_EQ(plain.locationName, "TagsOfShape");
    EXPECT_EQ(plain.documentation, "of the shape");
    EXPECT_EQ(plain.location, Location::Body);
    const Traits& own = model->shape("Input")->member("Own")->ref.traits();
    EXPECT_FALSE(own.flattened);
    EXPECT_EQ(own.locationName, "x-tags");
    EXPECT_EQ(own.documentation, "of the member");
    EXPECT_EQ(own.location, Location::Header);
    EXPECT_TRUE(own.sensitive);
    EXPECT_EQ(model->shape("Tags")->listMember.traits().locationName, "Tag");
}

TEST(Traits, ReadsEveryTraitOfAReference)
{
    const auto model = modelOf(R"({
        "S": {"type": "string"},
        "Input": {"type": "structure", "members": {"M": {"shape": "S",
            "location": "statusCode", "queryName": "Q", "xmlAttribute": true, "jsonvalue": true, "hostLabel": true,
            "idempotencyToken": true, "deprecated": true, "deprecatedMessage": "use N", "eventstream": true,
            "event": true, "eventheader": true, "eventpayload": true, "streaming": true, "requiresLength": true,
            "box": true, "resultWrapper": "W", "timestampFormat": "rfc822",
            "contextParam": {"name": "Bucket"}, "xmlNamespace": {"prefix": "p", "uri": "http://u/"}}}}
    })");
    const Traits& traits = model->shape("Input")->members[0].ref.traits();
    EXPECT_EQ(traits.location, Location::StatusCode);
    EXPECT_EQ(traits.queryName, "Q");
    EXPECT_TRUE(traits.xmlAttribute && traits.jsonvalue && traits.hostLabel && traits.idempotencyToken);
    EXPECT_TRUE(traits.deprecated && traits.eventstream && traits.event && traits.eventheader);
    EXPECT_TRUE(traits.eventpayload && traits.streaming && traits.requiresLength && traits.box);
    EXPECT_EQ(traits.deprecatedMessage, "use N");
    EXPECT_EQ(traits.resultWrapper, "W");
    EXPECT_EQ(traits.timestampFormat, "rfc822");
    EXPECT_EQ(traits.contextParam, "Bucket");
    ASSERT_TRUE(traits.xmlNamespace.has_value());
    EXPECT_EQ(traits.xmlNamespace->uri, "http://u/");
    EXPECT_EQ(traits.xmlNamespace->prefix, "p");
}

TEST(Traits, TellsLocationsApart)
{
    const auto model = modelOf(R"({
        "S": {"type": "string"},
        "Input": {"type": "structure", "members": {
            "A": {"shape": "S", "location": "uri"}, "B": {"shape": "S", "location": "querystring"},
            "C": {"shape": "S", "location": "headers"}, "D": {"shape": "S", "location": "elsewhere"}}}
    })");
    const Shape* input = model->shape("Input");
    EXPECT_EQ(input->members[0].ref.traits().location, Location::Uri);
    EXPECT_EQ(input->members[1].ref.traits().location, Location::QueryString);
    EXPECT_EQ(input->members[2].ref.traits().location, Location::Headers);
    EXPECT_EQ(input->members[3].ref.traits().location, Location::Body);
}

} // namespace botoscope::model
