#include "core/protocol/common/python_text.h"

#include "core/protocol/small_service.h"

#include <cmath>

namespace botoscope::protocol {

TEST(PythonText, PrintsScalarsAsPython)
{
    EXPECT_EQ(pythonText(Value()), "None");
    EXPECT_EQ(pythonText(true), "True");
    EXPECT_EQ(pythonText(false), "False");
    EXPECT_EQ(pythonText(-7), "-7");
    EXPECT_EQ(pythonText(1.0), "1.0");
    EXPECT_EQ(pythonText(std::nan("")), "nan");
    EXPECT_EQ(pythonText(-INFINITY), "-inf");
    EXPECT_EQ(pythonText("it's"), "it's");
    EXPECT_EQ(pythonText(Timestamp::fromSeconds(0)), "1970-01-01 00:00:00+00:00");
}

TEST(PythonText, QuotesTextsInsideContainers)
{
    EXPECT_EQ(pythonText(test::json(R"({"a": [1, "b", null], "c": {}})")), "{'a': [1, 'b', None], 'c': {}}");
    EXPECT_EQ(pythonRepr("it's"), "\"it's\"");
    EXPECT_EQ(pythonRepr("it's \"so\""), "'it\\'s \"so\"'");
    EXPECT_EQ(pythonRepr("a\tb\n\\\x01\xc2\xa0\xc3\xa9\xf0\x9f\x98\xb9\xe2\x80\xa8"),
              "'a\\tb\\n\\\\\\x01\\xa0\xc3\xa9\xf0\x9f\x98\xb9\\u2028'");
    EXPECT_EQ(pythonRepr(Blob(std::string("a'\x00\xff", 4))), "b\"a'\\x00\\xff\"");
    EXPECT_EQ(pythonRepr(Timestamp{1'000'001}), "datetime.datetime(1970, 1, 1, 0, 0, 1, 1, tzinfo=tzutc())");
}

TEST(PythonText, WritesLimitsWithoutANeedlessFraction)
{
    EXPECT_EQ(limitText(1.0), "1");
    EXPECT_EQ(limitText(0.001), "0.001");
    EXPECT_EQ(limitText(-3), "-3");
    EXPECT_EQ(limitText(1e19), "1e+19");
}

TEST(PythonText, NamesTypes)
{
    EXPECT_EQ(pythonTypeName(Value().kind()), "NoneType");
    EXPECT_EQ(pythonTypeName(Value(1.5).kind()), "float");
    EXPECT_EQ(pythonTypeName(Value(Blob("x")).kind()), "bytes");
    EXPECT_EQ(pythonTypeName(Value(Map()).kind()), "dict");
}

} // namespace botoscope::protocol
