#include "core/trace/json_lines.h"

#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::trace {
namespace {

StepPtr step()
{
    auto made = std::make_shared<Step>();
    made->call = 7;
    made->seq = 2;
    made->micros = 15;
    made->event = "before-send.s3.ListBuckets";
    made->phase = Phase::Wire;
    made->attempt = 1;
    made->handlers.push_back({"h", "before-send", 3, {"request.url"}, ""});
    made->snapshot =
        Value::object({{"request", Value::object({{"method", "GET"}, {"body", "big"}, {"body_size", 3}})}});
    return made;
}

TEST(JsonLines, CarryTheAgreedMembers)
{
    const Value line = stepToJson(*step(), Map());
    EXPECT_EQ(line["call"], Value(7));
    EXPECT_EQ(line["seq"], Value(2));
    EXPECT_EQ(line["t_us"], Value(15));
    EXPECT_EQ(line["event"], Value("before-send.s3.ListBuckets"));
    EXPECT_EQ(line["attempt"], Value(1));
    EXPECT_EQ(line["handlers"].at(0)["name"], Value("h"));
    EXPECT_EQ(line["handlers"].at(0)["duration_us"], Value(3));
    EXPECT_EQ(line["handlers"].at(0)["changed"].at(0), Value("request.url"));
    EXPECT_EQ(line["changes"].at(0), Value("request"));
    EXPECT_EQ(line["request"]["body_size"], Value(3));
    EXPECT_EQ(line["request"].find("body"), nullptr);
}

TEST(JsonLines, NameOnlyWhatChangedSinceTheStepBefore)
{
    std::vector<std::string> lines;
    LineSink sink(LineSink::Format::Json, [&lines](const std::string& line) { lines.push_back(line); });
    CallInfo info;
    info.id = 7;
    sink.callStarted(info);
    sink.stepRecorded(step());
    sink.stepRecorded(step());
    ASSERT_EQ(lines.size(), 2U);
    const auto second = parseJson(lines[1]);
    ASSERT_TRUE(second.ok());
    EXPECT_EQ((*second)["changes"].size(), 0U);
    EXPECT_EQ(lines[0].find('\n'), std::string::npos);
}

TEST(JsonLines, TextTellsTheStepItsHandlersAndItsError)
{
    auto failed = std::make_shared<Step>(*step());
    failed->error = Error(ErrorCode::Io, "it broke");
    const std::string text = stepToText(*failed, Map());
    EXPECT_NE(text.find("before-send.s3.ListBuckets"), std::string::npos);
    EXPECT_NE(text.find("~ request.url"), std::string::npos);
    EXPECT_NE(text.find("! it broke"), std::string::npos);
}

} // namespace
} // namespace botoscope::trace
