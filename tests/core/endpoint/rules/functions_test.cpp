#include "core/endpoint/rules/functions.h"

#include "tests/core/endpoint/rules/samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint::rules {

namespace {
Result<Value> call(const std::string& name, std::vector<Value> arguments, std::vector<PathStep> path = {})
{
    Call function;
    function.function = findFunction(name).value();
    function.path = std::move(path);
    function.text = name;
    return callFunction(function, arguments, *test::samplePartitions());
}

std::string text(const Result<Value>& value)
{
    return value ? writeJson(*value, JsonStyle::Line) : std::string(errorCodeName(value.error().code));
}
} // namespace

TEST(RuleFunctions, AreFoundByName)
{
    EXPECT_EQ(findFunction("aws.parseArn"), Function::ParseArn);
    EXPECT_EQ(findFunction("parseurl"), std::nullopt);
    EXPECT_EQ(argumentCount(Function::Substring), 4U);
    EXPECT_EQ(argumentCount(Function::Split), 3U);
}

TEST(RuleFunctions, LogicTreatsNoValueAsFalse)
{
    EXPECT_EQ(text(call("isSet", {Value()})), "false");
    EXPECT_EQ(text(call("isSet", {""})), "true");
    EXPECT_EQ(text(call("not", {Value()})), "true");
    EXPECT_EQ(text(call("not", {"x"})), "false");
    EXPECT_EQ(text(call("coalesce", {Value(), "b", "c"})), "\"b\"");
    EXPECT_EQ(text(call("ite", {true, "a", "b"})), "\"a\"");
}

TEST(RuleFunctions, ComparisonsRefuseOtherTypes)
{
    EXPECT_EQ(text(call("stringEquals", {"a", "a"})), "true");
    EXPECT_EQ(text(call("stringEquals", {"a", Value()})), "EndpointResolution");
    EXPECT_EQ(text(call("booleanEquals", {true, false})), "false");
    EXPECT_EQ(text(call("booleanEquals", {true, "true"})), "EndpointResolution");
}

TEST(RuleFunctions, GetAttrFollowsMembersAndIndexes)
{
    const Value value = test::json(R"({"a": {"b": ["x", "y"]}})");
    EXPECT_EQ(text(call("getAttr", {value, Value()}, {{"a", -1}, {"b", 1}})), "\"y\"");
    EXPECT_EQ(text(call("getAttr", {value, Value()}, {{"a", -1}, {"b", 2}})), "null");
    EXPECT_EQ(text(call("getAttr", {value, Value()}, {{"z", -1}, {"b", 0}})), "null");
    EXPECT_EQ(text(call("getAttr", {Value(), Value()}, {{"", 0}})), "null");
}

TEST(RuleFunctions, SubstringNeedsEnoughAsciiText)
{
    EXPECT_EQ(text(call("substring", {"abcdef", 1, 3, false})), "\"bc\"");
    EXPECT_EQ(text(call("substring", {"abcdef", 1, 3, true})), "\"de\"");
    EXPECT_EQ(text(call("substring", {"ab", 0, 3, false})), "null");
    EXPECT_EQ(text(call("substring", {"ab", 1, 1, false})), "null");
    EXPECT_EQ(text(call("substring", {"ab", -1, 1, false})), "null");
    EXPECT_EQ(text(call("substring", {"\xC3\xA4"
                                      "bc",
                                      0, 2, false})),
              "null");
    EXPECT_EQ(text(call("substring", {Value(), 0, 2, false})), "EndpointResolution");
}

TEST(RuleFunctions, ParseUrlGivesPartsOfHttpUrls)
{
    EXPECT_EQ(text(call("parseURL", {"https://h.x:8443/a b"})), "null");
    EXPECT_EQ(text(call("parseURL", {"https://h.x:8443/a//b"})),
              R"({"scheme":"https","authority":"h.x:8443","path":"/a//b","normalizedPath":"/a/b/","isIp":false})");
    EXPECT_EQ(text(call("parseURL", {"http://127.0.0.1"})),
              R"({"scheme":"http","authority":"127.0.0.1","path":"","normalizedPath":"/","isIp":true})");
    EXPECT_EQ(text(call("parseURL", {"http://[::1]/"})),
              R"({"scheme":"http","authority":"[::1]","path":"/","normalizedPath":"/","isIp":true})");
    for (const char* url : {"ftp://h/", "https://h/?q=1", "h", "", "https://h:port/"}) {
        EXPECT_EQ(text(call("parseURL", {url})), "null") << url;
    }
    EXPECT_EQ(text(call("parseURL", {Value()})), "null");
}

TEST(RuleFunctions, HostLabels)
{
    const auto valid = [](const std::string& label, bool subdomains) {
        return call("isValidHostLabel", {label, subdomains}).value().toBool();
    };
    EXPECT_TRUE(valid("a-B9", false));
    EXPECT_TRUE(valid(std::string(63, 'a'), false));
    EXPECT_TRUE(valid("a.b", true));
    for (const std::string& label : {std::string(), std::string("-a"), std::string("a-"), std::string("a_b"),
                                     std::string("a\n"), std::string(64, 'a'), std::string("a.b")}) {
        EXPECT_FALSE(valid(label, false)) << label;
    }
    EXPECT_FALSE(valid("a..b", true));
    EXPECT_FALSE(valid(".", true));
    EXPECT_EQ(text(call("isValidHostLabel", {Value(), true})), "false");
}

TEST(RuleFunctions, VirtualHostableBuckets)
{
    const auto hostable = [](const char* bucket, bool subdomains) {
        return call("aws.isVirtualHostableS3Bucket", {bucket, subdomains}).value().toBool();
    };
    EXPECT_TRUE(hostable("my-bucket", false));
    EXPECT_TRUE(hostable("my.bucket", true));
    for (const char* bucket : {"ab", "My-bucket", "192.168.1.1", "a_b", "my.bucket"}) {
        EXPECT_FALSE(hostable(bucket, false)) << bucket;
    }
    EXPECT_FALSE(hostable("192.168.1.1", true));
    EXPECT_EQ(text(call("aws.isVirtualHostableS3Bucket", {Value(), true})), "false");
}

TEST(RuleFunctions, ParseArnSplitsTheResource)
{
    EXPECT_EQ(text(call("aws.parseArn", {"arn:aws:s3:us-east-1:123:accesspoint/my:x"})),
              R"({"partition":"aws","service":"s3","region":"us-east-1","accountId":"123",)"
              R"("resourceId":["accesspoint","my","x"]})");
    EXPECT_EQ(text(call("aws.parseArn", {"arn:aws:s3:::"})), "null");
    for (const char* arn : {"", "arn", "arn:aws", "arn:aws:s3:::", "arn::s3:::b", "arn:aws::::b", "xrn:aws:s3:::b"}) {
        EXPECT_EQ(text(call("aws.parseArn", {arn})), "null") << arn;
    }
    EXPECT_EQ(text(call("aws.parseArn", {"arn:aws:s3:::b//"})),
              R"({"partition":"aws","service":"s3","region":"","accountId":"","resourceId":["b","",""]})");
}

TEST(RuleFunctions, PartitionFallsBackToTheFirst)
{
    EXPECT_EQ(call("aws.partition", {"cn-x-1"}).value()["name"].toString(), "aws-cn");
    EXPECT_EQ(call("aws.partition", {Value()}).value()["name"].toString(), "aws");
}

TEST(RuleFunctions, UriEncodeAndSplit)
{
    EXPECT_EQ(text(call("uriEncode", {"a/b c~"})), "\"a%2Fb%20c~\"");
    EXPECT_EQ(text(call("uriEncode", {Value()})), "null");
    EXPECT_EQ(text(call("split", {"a--b--c", "--", 2})), R"(["a","b--c"])");
    EXPECT_EQ(text(call("split", {"", "--", 0})), R"([""])");
    EXPECT_EQ(text(call("split", {"abc", "", 0})), R"(["abc"])");
}

} // namespace botoscope::endpoint::rules
