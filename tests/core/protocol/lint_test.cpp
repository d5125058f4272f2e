#include "core/protocol/small_service.h"
#include "core/protocol/validate.h"

namespace botoscope::protocol {

namespace {

std::string lintOf(std::string_view params)
{
    test::SmallService small;
    small.shapes = R"(
        "In": {"type": "structure", "members": {"E": {"shape": "E"}, "P": {"shape": "P"}, "N": {"shape": "N"},
            "L": {"shape": "L"}, "M": {"shape": "M"}, "B": {"shape": "B"}, "X": {"shape": "X"}, "D": {"shape": "D"}}},
        "E": {"type": "string", "enum": ["a", "b"]}, "P": {"type": "string", "pattern": "[a-z]+", "max": 3},
        "N": {"type": "integer", "max": 5}, "L": {"type": "list", "max": 1, "member": {"shape": "N"}},
        "M": {"type": "map", "min": 1, "key": {"shape": "P"}, "value": {"shape": "E"}}, "B": {"type": "blob", "max": 1},
        "X": {"type": "string", "sensitive": true, "enum": ["a"]},
        "D": {"type": "structure", "members": {}, "document": true})";
    std::string out;
    for (const ValidationProblem& problem : lintParams(test::json(params), *test::build(small)->shape("In"))) {
        out += (out.empty() ? "" : "\n") + problem.text;
    }
    return out;
}

} // namespace

TEST(LintParams, SaysNothingOfWhatFits)
{
    EXPECT_EQ(lintOf(R"({"E": "a", "P": "xyz", "N": 5, "L": [1], "M": {"k": "b"}, "B": "x", "D": {"any": 1}})"), "");
}

TEST(LintParams, WarnsOfValuesTheModelDoesNotKnow)
{
    EXPECT_EQ(lintOf(R"({"E": "c"})"), "E: \"c\" is none of the 2 values the model knows");
    EXPECT_EQ(lintOf(R"({"X": "c"})"), "X: the value is none of the 1 values the model knows");
    EXPECT_EQ(lintOf(R"({"P": "A"})"), "P: does not match the pattern [a-z]+");
}

TEST(LintParams, WarnsOfSizes)
{
    EXPECT_EQ(lintOf(R"({"P": "abcd"})"), "P: 4 characters, more than the most the model allows, 3");
    EXPECT_EQ(lintOf(R"({"N": 6})"), "N: 6, more than the most the model allows, 5");
    EXPECT_EQ(lintOf(R"({"L": [1, 9]})"),
              "L: 2 items, more than the most the model allows, 1\nL[1]: 9, more than the most the model allows, 5");
    EXPECT_EQ(lintOf(R"({"M": {}})"), "M: 0 entries, fewer than the least the model allows, 1");
    EXPECT_EQ(lintOf(R"({"B": "xy"})"), "B: 2 bytes, more than the most the model allows, 1");
    EXPECT_EQ(lintOf(R"({"M": {"K": "z"}})"),
              "M (key: K): does not match the pattern [a-z]+\nM.K: \"z\" is none of the 2 values the model knows");
}

TEST(LintParams, LeavesWrongTypesToValidation)
{
    EXPECT_EQ(lintOf(R"({"E": 1, "P": [], "N": "x", "L": {}, "B": 1, "Odd": 1})"), "");
}

} // namespace botoscope::protocol
