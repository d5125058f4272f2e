#include "core/model/model_of.h"

#include <gtest/gtest.h>

namespace botoscope::model {

TEST(Builder, TellsItsTypeAndConstraints)
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

TEST(Builder, WrongTypesInTheModelReadAsAbsent)
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

TEST(Builder, ExceptionsTellTheirCodeAndFault)
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

} // namespace botoscope::model
