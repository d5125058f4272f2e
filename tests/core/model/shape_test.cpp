#include "core/model/model_of.h"

#include <gtest/gtest.h>
#include <thread>

namespace botoscope::model {

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
