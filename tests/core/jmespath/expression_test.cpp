#include "core/base/json.h"
#include "core/jmespath/jmespath.h"

#include <gtest/gtest.h>

namespace botoscope::jmespath {

namespace {

/// The result as JSON text, or "kind@position" of the error.
std::string foundIn(const Value& document, std::string_view expression)
{
    const auto result = search(expression, document);
    if (!result) {
        return std::string(result.error().get("kind")) + "@" + std::string(result.error().get("position"));
    }
    return writeJson(*result, JsonStyle::Line);
}

std::string found(std::string_view expression, std::string_view json)
{
    auto document = parseJson(json);
    EXPECT_TRUE(document.ok()) << json;
    return foundIn(*document, expression);
}

} // namespace

TEST(Jmespath, WalksAsBotocoresExpressionsDo)
{
    constexpr std::string_view reservations = R"({"Reservations": [
        {"Instances": [{"State": {"Name": "running"}}, {"State": {"Name": "stopped"}}]},
        {"Instances": [{"State": {"Name": "running"}}]}], "IsTruncated": false, "Marker": null})";
    EXPECT_EQ(found("Reservations[].Instances[].State.Name", reservations), R"(["running","stopped","running"])");
    EXPECT_EQ(found("length(Reservations[].Instances[]) > `2`", reservations), "true");
    EXPECT_EQ(found("IsTruncated && Marker || 'end'", reservations), R"("end")");
    EXPECT_EQ(found("{Names: Reservations[0].Instances[*].State.Name, First: keys(@)[0]}", reservations),
              R"({"Names":["running","stopped"],"First":"Reservations"})");
}

TEST(Jmespath, KeepsTheOrderOfKeys)
{
    EXPECT_EQ(found("@", R"({"z": 1, "a": 2, "m": 3})"), R"({"z":1,"a":2,"m":3})");
    EXPECT_EQ(found("keys(@)", R"({"z": 1, "a": 2, "m": 3})"), R"(["z","a","m"])");
    EXPECT_EQ(found("merge(@, `{\"b\": 1, \"z\": 9}`)", R"({"z": 1, "a": 2})"), R"({"z":9,"a":2,"b":1})");
    EXPECT_EQ(found("{z: a, a: a}", R"({"a": 1})"), R"({"z":1,"a":1})");
}

TEST(Jmespath, WholeNumbersStayWhole)
{
    EXPECT_EQ(found("sum(@)", "[1, 2, 3]"), "6");
    EXPECT_EQ(found("sum(@)", "[1, 2.5]"), "3.5");
    EXPECT_EQ(found("sum(@)", "[]"), "0");
    EXPECT_EQ(found("avg(@)", "[1, 3]"), "2.0");
    EXPECT_EQ(found("ceil(@)", "1.2"), "2");
    EXPECT_EQ(found("abs(@)", "-9007199254740993"), "9007199254740993");
    EXPECT_EQ(found("sum(@)", "[9223372036854775807, 1]"), "9.223372036854776e+18");
    EXPECT_EQ(found("`1` == `1.0`", "null"), "true");
    EXPECT_EQ(found("@[0] == @[1]", R"([{"a": [1]}, {"a": [1.0]}])"), "true");
    EXPECT_EQ(found("`1` == `true`", "null"), "false");
}

TEST(Jmespath, NumbersFromText)
{
    EXPECT_EQ(found("to_number(@)", R"("12")"), "12");
    EXPECT_EQ(found("to_number(@)", R"(" +1.5e1 ")"), "15.0");
    EXPECT_EQ(found("to_number(@)", R"("inf")"), "null");
    EXPECT_EQ(found("to_number(@)", R"("1x")"), "null");
    EXPECT_EQ(found("to_number(@)", "[1]"), "null");
}

TEST(Jmespath, CountsAndReversesCodePoints)
{
    EXPECT_EQ(found("length(@)", R"("é𝄞x")"), "3");
    EXPECT_EQ(found("reverse(@)", R"("é𝄞x")"), R"("x𝄞é")");
    EXPECT_EQ(found("sort(@)", R"(["é", "z", "𝄞", "ﬀ"])"), R"(["z","é","ﬀ","𝄞"])");
}

TEST(Jmespath, OrdersStringsButNotMixedKinds)
{
    EXPECT_EQ(found("@[?d >= '2020-02'].d", R"([{"d": "2020-01-31"}, {"d": "2020-02-01"}])"), R"(["2020-02-01"])");
    EXPECT_EQ(found("`1` < 'a'", "null"), "null");
    EXPECT_EQ(found("`[1]` < `[2]`", "null"), "null");
}

TEST(Jmespath, SortsStablyByKey)
{
    EXPECT_EQ(found("sort_by(@, &k)[*].n", R"([{"k": 2, "n": "a"}, {"k": 1, "n": "b"}, {"k": 2.0, "n": "c"}])"),
              R"(["b","a","c"])");
    EXPECT_EQ(found("max_by(@, &k).n", R"([{"k": 2, "n": "a"}, {"k": 2, "n": "b"}])"), R"("a")");
    EXPECT_EQ(found("sort_by(@, &k)", R"([{"k": 2}, {"k": "x"}])"), "invalid-type@0");
    EXPECT_EQ(found("sort_by(@, &k)", "[]"), "[]");
}

TEST(Jmespath, TimestampsAndBlobsCountAsText)
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

TEST(Jmespath, ASliceBehindAnIndexIsNoProjection)
{
    // As jmespath.py has it; elsewhere slices project.
    EXPECT_EQ(found("[0][0:2].a", R"([[{"a": 1}, {"a": 2}]])"), "null");
    EXPECT_EQ(found("x[0:2].a", R"({"x": [{"a": 1}, {"a": 2}]})"), "[1,2]");
}

TEST(Jmespath, SlicesAsPythonDoes)
{
    constexpr std::string_view digits = "[0,1,2,3,4,5]";
    EXPECT_EQ(found("[1:4]", digits), "[1,2,3]");
    EXPECT_EQ(found("[::-2]", digits), "[5,3,1]");
    EXPECT_EQ(found("[-2:]", digits), "[4,5]");
    EXPECT_EQ(found("[10:-20:-1]", digits), "[5,4,3,2,1,0]");
    EXPECT_EQ(found("[3:1]", digits), "[]");
    EXPECT_EQ(found("[::9223372036854775807]", digits), "[0]");
    EXPECT_EQ(found("[::-9223372036854775808]", digits), "[5]");
    EXPECT_EQ(found("[99999999999999999999999]", digits), "null");
    EXPECT_EQ(found("[::0]", digits), "invalid-value@0");
}

TEST(Jmespath, ErrorsTellKindAndPosition)
{
    EXPECT_EQ(found("", "null"), "syntax@0");
    EXPECT_EQ(found("a.", "null"), "syntax@2");
    EXPECT_EQ(found("a.b c", "null"), "syntax@4");
    EXPECT_EQ(found("a = b", "null"), "syntax@2");
    EXPECT_EQ(found("a[", "null"), "syntax@2");
    EXPECT_EQ(found("a == 'open", "null"), "syntax@5");
    EXPECT_EQ(found("\"open", "null"), "syntax@0");
    EXPECT_EQ(found("`[1,`", "null"), R"("[1,")"); // JEP 12: not JSON, so a string
    EXPECT_EQ(found("`\"open`", "null"), "syntax@0");
    EXPECT_EQ(found("foo.nope(@)", "null"), "unknown-function@4");
    EXPECT_EQ(found("length(a, b)", "null"), "invalid-arity@0");
    EXPECT_EQ(found("length()", "null"), "invalid-arity@0");
    EXPECT_EQ(found("a.length(@)", R"({"a": 5})"), "invalid-type@2");
    EXPECT_EQ(found("length(a b)", "null"), "syntax@9");
    EXPECT_EQ(found("{a: b,}", "null"), "syntax@6");
    EXPECT_EQ(found("&a", "null"), "syntax@0");
    EXPECT_EQ(found("length(&a)", "[]"), "invalid-type@0");
    EXPECT_EQ(found("-", "null"), "syntax@0");
}

TEST(Jmespath, ErrorsSayWhatIsWrong)
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

TEST(Jmespath, TheFirstFailureWins)
{
    EXPECT_EQ(found("[abs('x'), length(`1`)]", "{}"), "invalid-type@1");
    EXPECT_EQ(found("@[?abs(@) > `0`]", R"([1, "x", 2])"), "invalid-type@3");
    EXPECT_EQ(found("map(&abs(@), @)", R"([1, "x"])"), "invalid-type@5");
}

TEST(Jmespath, HostileDepthIsAnErrorNotACrash)
{
    const auto repeated = [](std::string_view text, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) {
            out += text;
        }
        return out;
    };
    for (const std::string_view part :
         {"(", "[", "{a:", "!", "abs(", "[*]", "[?", "a||", "*.", "[]", "map(&", "[:]", "a<", "[*].[a]"}) {
        EXPECT_EQ(found(repeated(part, 20'000), "null").substr(0, 6), "syntax") << part;
    }
    EXPECT_EQ(found(repeated("a.", 20'000) + "a", R"({"a": {"a": 1}})"), "null"); // long is not deep
    EXPECT_EQ(found(repeated("@|", 20'000) + "@", "7"), "7");
    EXPECT_EQ(found(repeated("(", 100) + "@" + repeated(")", 100), "7"), "7");
}

TEST(Jmespath, AnExpressionOutlivesItsTextAndCopies)
{
    auto expression = [] {
        std::string text = "a.b";
        return compile(text);
    }();
    ASSERT_TRUE(expression.ok());
    const Expression copy = *expression;
    EXPECT_EQ(copy.text(), "a.b");
    const auto result = copy.search(Value::object({{"a", Value::object({{"b", 5}})}}));
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->toInt(), 5);
}

} // namespace botoscope::jmespath
