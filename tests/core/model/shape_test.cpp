#include "core/base/json.h"
#include "core/model/service_model.h"

#include <gtest/gtest.h>
#include <thread>

namespace botoscope::model {

namespace {

std::shared_ptr<const ServiceModel> modelOf(std::string_view shapes)
{
    auto model = ServiceModel::fromJson("thing", R"({"shapes": )" + std::string(shapes) + "}");
    EXPECT_TRUE(model.ok());
    return model ? *model : nullptr;
}

} // namespace

TEST(Shape, TellsItsTypeAndConstraints)
{
    const auto model = modelOf(R"({
        "Name": {"type": "string", "min": 1, "max": 64, "pattern": "[a-z]+", "enum": ["a", "b"], "sensitive": true},
        "Rate": {"type": "double", "min": 0.5, "max": 1.5},
        "When": {"type": "timestamp", "timestampFormat": "iso8601"}
    })");
    const Shape* name = model->shape("Name");
    ASSERT_NE(name, nullptr);
    EXPECT_EQ(name->name, "Name");
    EXPECT_EQ(name->type, ShapeType::String);
    EXPECT_EQ(name->min, 1.0);
    EXPECT_EQ(name->max, 64.0);
    EXPECT_EQ(name->pattern, "[a-z]+");
    EXPECT_EQ(name->enumValues, (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(name->traits.sensitive);
    EXPECT_EQ(model->shape("Rate")->min, 0.5);
    EXPECT_EQ(model->shape("When")->traits.timestampFormat, "iso8601");
    EXPECT_EQ(shapeTypeName(model->shape("When")->type), "timestamp");
    EXPECT_EQ(model->shape("Other"), nullptr);
}

TEST(Shape, KeepsMembersInModelOrderWithRequiredMarks)
{
    const auto model = modelOf(R"({
        "S": {"type": "string"},
        "Input": {"type": "structure", "required": ["Zeta", "Alpha"],
                  "members": {"Zeta": {"shape": "S"}, "Mid": {"shape": "S", "locationName": "middle"},
                              "Alpha": {"shape": "S"}}}
    })");
    const Shape* input = model->shape("Input");
    ASSERT_EQ(input->members.size(), 3u);
    EXPECT_EQ(input->members[0].name, "Zeta");
    EXPECT_TRUE(input->members[0].required);
    EXPECT_FALSE(input->members[1].required);
    EXPECT_EQ(input->members[1].wireName(), "middle");
    EXPECT_EQ(input->members[2].wireName(), "Alpha");
    EXPECT_EQ(input->required, (std::vector<Name>{"Zeta", "Alpha"}));
    EXPECT_EQ(input->member("Alpha"), &input->members[2]);
    EXPECT_EQ(input->member("alpha"), nullptr);
}

TEST(Shape, AReferencesTraitsWinOverItsTargets)
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

TEST(Shape, ReadsEveryTraitOfAReference)
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

TEST(Shape, TellsLocationsApart)
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

TEST(Shape, ResolvesMapsUnionsAndDocuments)
{
    const auto model = modelOf(R"({
        "S": {"type": "string"}, "I": {"type": "integer"},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "I", "locationName": "v"}},
        "U": {"type": "structure", "union": true, "members": {}},
        "D": {"type": "structure", "document": true, "members": {}}
    })");
    EXPECT_EQ(model->shape("M")->mapKey.type(), ShapeType::String);
    EXPECT_EQ(model->shape("M")->mapValue.type(), ShapeType::Integer);
    EXPECT_EQ(model->shape("M")->mapValue.traits().locationName, "v");
    EXPECT_TRUE(model->shape("U")->isUnion);
    EXPECT_FALSE(model->shape("U")->isDocument);
    EXPECT_TRUE(model->shape("D")->isDocument);
}

TEST(Shape, RecursiveShapesLeadBackToThemselves)
{
    const auto model = modelOf(R"({
        "Node": {"type": "structure", "members": {"Next": {"shape": "Node"}, "Children": {"shape": "Nodes"}}},
        "Nodes": {"type": "list", "member": {"shape": "Node"}}
    })");
    const Shape* node = model->shape("Node");
    EXPECT_EQ(&node->member("Next")->ref.shape(), node);
    EXPECT_EQ(&node->member("Children")->ref.shape().listMember.shape(), node);
}

TEST(Shape, AMissingTargetIsAnEmptyStructure)
{
    const auto model = modelOf(R"({
        "Input": {"type": "structure", "members": {"A": {"shape": "Nowhere"}, "B": {}, "C": 7}},
        "L": {"type": "list"}
    })");
    const Shape* input = model->shape("Input");
    ASSERT_EQ(input->members.size(), 3u);
    for (const Member& member : input->members) {
        EXPECT_EQ(member.ref.type(), ShapeType::Structure) << member.name.view();
        EXPECT_TRUE(member.ref.shape().members.empty());
    }
    EXPECT_EQ(input->members[0].ref.shapeName(), "Nowhere");
    EXPECT_EQ(model->shape("Nowhere"), nullptr);
    EXPECT_TRUE(model->shape("L")->listMember.shape().members.empty());
    EXPECT_TRUE(ShapeRef().shape().members.empty());
}

TEST(Shape, WrongTypesInTheModelReadAsAbsent)
{
    const auto model = modelOf(R"({
        "Odd": {"type": "structure", "required": "A", "members": [1], "documentation": 5, "sensitive": "yes",
                "min": "1", "enum": {"a": 1}, "error": [], "exception": "true", "xmlNamespace": 3, "contextParam": 4},
        "NoType": {}, "Future": {"type": "quaternion"}, "NotAShape": 3
    })");
    const Shape* odd = model->shape("Odd");
    ASSERT_NE(odd, nullptr);
    EXPECT_TRUE(odd->members.empty());
    EXPECT_TRUE(odd->required.empty());
    EXPECT_TRUE(odd->traits.documentation.empty());
    EXPECT_FALSE(odd->traits.sensitive);
    EXPECT_FALSE(odd->min.has_value());
    EXPECT_TRUE(odd->enumValues.empty());
    EXPECT_FALSE(odd->isException());
    EXPECT_FALSE(odd->traits.xmlNamespace.has_value());
    EXPECT_EQ(model->shape("NoType")->type, ShapeType::String);
    EXPECT_EQ(model->shape("Future")->type, ShapeType::String);
    EXPECT_EQ(model->shape("NotAShape"), nullptr);
}

TEST(Shape, ExceptionsTellTheirCodeAndFault)
{
    const auto model = modelOf(R"({
        "Coded": {"type": "structure", "members": {}, "exception": true,
                  "error": {"code": "The.Code", "httpStatusCode": 404, "senderFault": true}},
        "Slow": {"type": "structure", "members": {}, "exception": true, "fault": true,
                 "retryable": {"throttling": true}},
        "Plain": {"type": "structure", "members": {}, "error": {"code": "Ignored"}}
    })");
    const auto& coded = model->shape("Coded")->exception;
    ASSERT_TRUE(coded.has_value());
    EXPECT_EQ(coded->code, "The.Code");
    EXPECT_EQ(coded->httpStatusCode, 404);
    EXPECT_TRUE(coded->senderFault);
    EXPECT_FALSE(coded->retryable);
    const auto& slow = model->shape("Slow")->exception;
    ASSERT_TRUE(slow.has_value());
    EXPECT_EQ(slow->code, "Slow");
    EXPECT_TRUE(slow->fault && slow->retryable && slow->throttling);
    EXPECT_FALSE(model->shape("Plain")->isException());
}

TEST(Shape, FindsEventStreamsAndStreamingPayloads)
{
    const auto model = modelOf(R"({
        "Stream": {"type": "structure", "eventstream": true, "members": {"E": {"shape": "Event"}}},
        "Event": {"type": "structure", "event": true, "members": {}},
        "Bytes": {"type": "blob"}, "Text": {"type": "string"},
        "Events": {"type": "structure", "members": {"T": {"shape": "Text"}, "S": {"shape": "Stream"}}},
        "Body": {"type": "structure", "payload": "B", "members": {"B": {"shape": "Bytes"}}},
        "TextBody": {"type": "structure", "payload": "T", "members": {"T": {"shape": "Text"}}},
        "Broken": {"type": "structure", "payload": "Gone", "members": {}}
    })");
    ASSERT_NE(model->shape("Events")->eventStreamMember(), nullptr);
    EXPECT_EQ(model->shape("Events")->eventStreamMember()->name, "S");
    EXPECT_EQ(model->shape("Body")->eventStreamMember(), nullptr);
    ASSERT_NE(model->shape("Body")->streamingMember(), nullptr);
    EXPECT_EQ(model->shape("Body")->streamingMember()->name, "B");
    EXPECT_EQ(model->shape("TextBody")->streamingMember(), nullptr);
    EXPECT_EQ(model->shape("Broken")->streamingMember(), nullptr);
}

TEST(Shape, CopiesOfAReferenceLeadToTheSameShape)
{
    const auto model = modelOf(R"({"L": {"type": "list", "member": {"shape": "S"}}, "S": {"type": "string"}})");
    const ShapeRef before = model->shape("L")->listMember;
    const Shape* target = &before.shape();
    const ShapeRef after = before;
    EXPECT_EQ(&after.shape(), target);
    EXPECT_EQ(target, model->shape("S"));
}

TEST(Shape, ManyThreadsSeeOneShape)
{
    std::string shapes = "{";
    for (int i = 0; i < 200; ++i) {
        shapes += "\"S" + std::to_string(i) + R"(": {"type": "structure", "members": {"M": {"shape": "S)" +
                  std::to_string((i + 1) % 200) + "\"}}},";
    }
    shapes.back() = '}';
    const auto model = modelOf(shapes);
    std::vector<const Shape*> ends(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < ends.size(); ++t) {
        threads.emplace_back([&, t] {
            const Shape* at = model->shape("S0");
            for (int i = 0; i < 1000; ++i) {
                at = &at->members[0].ref.shape();
            }
            ends[t] = at;
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const Shape* end : ends) {
        EXPECT_EQ(end, model->shape("S0"));
    }
}

} // namespace botoscope::model
