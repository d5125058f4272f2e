#include "core/jmespath/found.h"
#include "core/jmespath/functions.h"

#include <gtest/gtest.h>

namespace botoscope::jmespath {

TEST(JmespathFunctions, ErrorsSayWhatIsWrong)
{
    const auto missing = compile("contains(a)");
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::InvalidExpression);
    EXPECT_EQ(missing.error().message, "contains() takes 2 arguments, not 1");
    EXPECT_EQ(missing.error().get("expression"), "contains(a)");
    const auto type = search("abs('x')", Value());
    ASSERT_FALSE(type.ok());
    EXPECT_EQ(type.error().message, "abs() needs a number as argument 1, not string");
}

TEST(JmespathFunctions, KnowTheirArity)
{
    ASSERT_NE(findFunction("merge"), nullptr);
    EXPECT_EQ(findFunction("Merge"), nullptr);
    EXPECT_TRUE(findFunction("merge")->takes(3));
    EXPECT_FALSE(findFunction("merge")->takes(0));
    EXPECT_EQ(findFunction("merge")->arityText(), "at least 1 argument");
    EXPECT_FALSE(findFunction("join")->takes(3));
    EXPECT_EQ(findFunction("join")->arityText(), "2 arguments");
}

TEST(JmespathFunctions, CheckEveryArgument)
{
    EXPECT_EQ(found("join(',', @)", R"(["a", 1])"), "invalid-type@0");
    EXPECT_EQ(found("max(@)", R"(["a", 1])"), "invalid-type@0");
    EXPECT_EQ(found("max(@)", R"(["a", "b"])"), R"("b")");
    EXPECT_EQ(found("max(@)", "[]"), "null");
    EXPECT_EQ(found("merge(@, `[]`)", "{}"), "invalid-type@0");
    EXPECT_EQ(found("sort_by(@, name)", "[]"), "invalid-type@0");
    EXPECT_EQ(found("keys(@)", "[]"), "invalid-type@0");
    EXPECT_EQ(found("not_null(@, `null`, `7`)", "null"), "7");
}

} // namespace botoscope::jmespath
