#include "core/auth/query_string.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

using http::Parameters;

TEST(ParseQuery, DecodesAndKeepsBlankAndRepeatedKeys)
{
    EXPECT_EQ(parseQuery("a=1%2F&b&a=x+y&&=v&c=d=e"),
              (Parameters{{"a", "1/"}, {"b", ""}, {"a", "x y"}, {"", "v"}, {"c", "d=e"}}));
    EXPECT_TRUE(parseQuery("").empty());
    EXPECT_EQ(parseQuery("%=%zz"), (Parameters{{"%", "%zz"}}));
}

TEST(EncodeQuery, EncodesSpacesAsPercent20)
{
    EXPECT_EQ(encodeQuery({{"a b", "c/~"}, {"d", ""}}), "a%20b=c%2F~&d=");
}

TEST(MoveBodyToQuery, MovesAFormAndOverridesTheUrlsValue)
{
    http::Request request;
    request.body = http::Body(Parameters{{"Action", "Do"}, {"B", "2"}});
    Parameters parameters{{"B", "1"}};
    moveBodyToQuery(request, parameters);
    EXPECT_EQ(parameters, (Parameters{{"B", "2"}, {"Action", "Do"}}));
    EXPECT_TRUE(request.body.empty());
    EXPECT_FALSE(request.body.isForm());
}

TEST(MoveBodyToQuery, MovesMembersOfAJsonObjectAsPythonPrintsThem)
{
    http::Request request;
    request.body = http::Body(std::string(R"({"S": "x", "N": 1, "T": true, "Z": null, "L": ["a", 2]})"));
    Parameters parameters;
    moveBodyToQuery(request, parameters);
    EXPECT_EQ(parameters, (Parameters{{"S", "x"}, {"N", "1"}, {"T", "True"}, {"Z", "None"}, {"L", "a"}, {"L", "2"}}));
    EXPECT_TRUE(request.body.empty());
}

TEST(MoveBodyToQuery, LeavesOtherBodiesInPlace)
{
    for (const char* body : {"Param1=value1", "[1]", "{broken", "\x01\xff"}) {
        http::Request request;
        request.body = http::Body(std::string(body));
        Parameters parameters;
        moveBodyToQuery(request, parameters);
        EXPECT_TRUE(parameters.empty()) << body;
        EXPECT_EQ(request.body.bytes(), body);
    }
}

TEST(FindParameter, GivesTheFirstOfThatKey)
{
    const Parameters parameters{{"a", "1"}, {"a", "2"}};
    EXPECT_EQ(*findParameter(parameters, "a"), "1");
    EXPECT_EQ(findParameter(parameters, "A"), nullptr);
}

} // namespace botoscope::auth
