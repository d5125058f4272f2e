#include "core/jmespath/found.h"
#include "core/jmespath/semantics.h"

#include <cmath>

#include <gtest/gtest.h>

namespace botoscope::jmespath {

TEST(JmespathSemantics, OrdersStringsButNotMixedKinds)
{
    EXPECT_EQ(found("@[?d >= '2020-02'].d", R"([{"d": "2020-01-31"}, {"d": "2020-02-01"}])"), R"(["2020-02-01"])");
    EXPECT_EQ(found("`1` < 'a'", "null"), "null");
    EXPECT_EQ(found("`[1]` < `[2]`", "null"), "null");
}

TEST(JmespathSemantics, TimestampsAndBlobsCountAsText)
{
    const Value document = Value::object({{"When", Timestamp::fromSeconds(1'440'938'160)},
                                          {"Later", Timestamp::fromSeconds(1'440'938'161)},
                                          {"Bytes", Blob("hello")}});
    EXPECT_EQ(foundIn(document, "type(When)"), R"("string")");
    EXPECT_EQ(foundIn(document, "to_string(When)"), R"("2015-08-30T12:36:00+00:00")");
    EXPECT_EQ(foundIn(document, "When < Later"), "true");
    EXPECT_EQ(foundIn(document, "When > '2015-08-29'"), "true");
    EXPECT_EQ(foundIn(document, "When == '2015-08-30T12:36:00+00:00'"), "true");
    EXPECT_EQ(foundIn(document, "starts_with(When, '2015')"), "true");
    EXPECT_EQ(foundIn(document, "Bytes"), R"("aGVsbG8=")");
    EXPECT_EQ(foundIn(document, "Bytes == 'aGVsbG8='"), "true");
    EXPECT_EQ(foundIn(document, "length(Bytes)"), "8");
    const auto same = search("[When, Bytes]", document);
    ASSERT_TRUE(same.ok());
    EXPECT_TRUE(same->at(0).isTimestamp());
    EXPECT_TRUE(same->at(1).isBlob());
}

TEST(JmespathSemantics, EmptyThingsAreFalseAndZeroIsTrue)
{
    for (const std::string_view json : {"null", "false", "[]", "{}", R"("")"}) {
        EXPECT_TRUE(isFalse(*parseJson(json))) << json;
    }
    for (const std::string_view json : {"0", "0.0", "true", "[null]", R"({"a": null})", R"(" ")"}) {
        EXPECT_FALSE(isFalse(*parseJson(json))) << json;
    }
    EXPECT_TRUE(isFalse(Blob("")));
    EXPECT_FALSE(isFalse(Timestamp{}));
}

TEST(JmespathSemantics, EqualityIsDeepAndKnowsNumbers)
{
    const auto equal = [](std::string_view a, std::string_view b) { return equals(*parseJson(a), *parseJson(b)); };
    EXPECT_TRUE(equal(R"({"a": [1, {"b": 2.0}], "c": null})", R"({"c": null, "a": [1.0, {"b": 2}]})"));
    EXPECT_FALSE(equal(R"({"a": 1})", R"({"a": 1, "b": null})"));
    EXPECT_FALSE(equal("[1, 2]", "[2, 1]"));
    EXPECT_FALSE(equal("[1]", "[1, 1]"));
    EXPECT_FALSE(equal("1", "true"));
    EXPECT_FALSE(equal("0", "false"));
    EXPECT_FALSE(equal(R"("1")", "1"));
    EXPECT_FALSE(equal("null", "false"));
}

TEST(JmespathSemantics, LargeWholeNumbersCompareExactly)
{
    EXPECT_EQ(compare(std::int64_t{9007199254740993}, std::int64_t{9007199254740992}), std::strong_ordering::greater);
    EXPECT_EQ(compare(1, 1.5), std::strong_ordering::less);
    EXPECT_EQ(compare(std::nan(""), 1), std::nullopt);
    EXPECT_FALSE(equals(std::nan(""), std::nan("")));
}

TEST(JmespathSemantics, WeighsWhatAWalkTakes)
{
    EXPECT_EQ(weightOf(1, 100), 1U);
    EXPECT_EQ(weightOf(std::string(40, 'a'), 100), 11U);
    EXPECT_EQ(weightOf(Value::array({1, 2, Value::object({{"a", 3}})}), 100), 5U);
    Value many = 1;
    for (int i = 0; i < 60; ++i) {
        many = Value::array({many, many});
    }
    EXPECT_GE(weightOf(many, 1000), 1000U); // 2^60 values, and it ends
}

} // namespace botoscope::jmespath
