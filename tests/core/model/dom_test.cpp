#include "core/model/dom.h"

#include <gtest/gtest.h>

namespace botoscope::model {

namespace {

class DomTest : public ::testing::Test {
protected:
    dom::Object parse(std::string_view json)
    {
        dom::Object root;
        EXPECT_EQ(m_parser.parse(json.data(), json.size()).get(root), simdjson::SUCCESS);
        return root;
    }
    simdjson::dom::parser m_parser;
};

} // namespace

TEST_F(DomTest, ReadsWhatIsThere)
{
    const dom::Object root = parse(R"({"t": "x", "f": true, "n": 2, "d": 1.5, "o": {"k": 1}, "a": ["p", "q"]})");
    EXPECT_EQ(dom::findText(root, "t"), "x");
    EXPECT_TRUE(dom::findFlag(root, "f"));
    EXPECT_EQ(dom::integer(*dom::find(root, "n")), 2);
    EXPECT_EQ(dom::number(*dom::find(root, "n")), 2.0);
    EXPECT_EQ(dom::number(*dom::find(root, "d")), 1.5);
    EXPECT_TRUE(dom::findObject(root, "o").has_value());
    EXPECT_TRUE(dom::findArray(root, "a").has_value());
    EXPECT_EQ(dom::texts(*dom::find(root, "a")), (std::vector<std::string>{"p", "q"}));
}

TEST_F(DomTest, WrongTypesReadAsAbsent)
{
    const dom::Object root = parse(R"({"t": 1, "f": "true", "n": "2", "o": [], "a": {}, "m": ["p", 3]})");
    EXPECT_EQ(dom::findText(root, "t"), "");
    EXPECT_FALSE(dom::findFlag(root, "f"));
    EXPECT_EQ(dom::integer(*dom::find(root, "n")), 0);
    EXPECT_EQ(dom::number(*dom::find(root, "n")), std::nullopt);
    EXPECT_FALSE(dom::findObject(root, "o").has_value());
    EXPECT_FALSE(dom::findArray(root, "a").has_value());
    EXPECT_EQ(dom::texts(*dom::find(root, "m")), (std::vector<std::string>{"p", ""}));
    EXPECT_FALSE(dom::find(root, "absent").has_value());
    EXPECT_EQ(dom::findText(root, "absent"), "");
}

TEST_F(DomTest, PartsBecomeValues)
{
    const dom::Object root = parse(R"({"part": {"b": [1, 2.5, null, "\u00e9"], "a": {}}})");
    const Value part = dom::toValue(*dom::find(root, "part"));
    EXPECT_EQ(part.map().begin()->key, "b");
    EXPECT_EQ(part["b"], Value::array({1, 2.5, nullptr, "\u00e9"}));
    EXPECT_TRUE(part["a"].isMap());
}

} // namespace botoscope::model
