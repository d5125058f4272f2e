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

CallEnd cancelledEnd()
{
    CallEnd end;
    end.id = 7;
    end.state = CallState::Cancelled;
    end.micros = 99;
    end.attempts = 1;
    end.summary = "cancelled";
    return end;
}

CallInfo listBuckets()
{
    CallInfo info;
    info.id = 7;
    info.serviceId = "s3";
    info.operation = "ListBuckets";
    return info;
}

TEST(JsonLines, ACancelledCallEndsWithALineThatSaysSo)
{
    std::vector<std::string> lines;
    LineSink sink(LineSink::Format::Json, [&lines](const std::string& line) { lines.push_back(line); });
    sink.callStarted(listBuckets());
    sink.stepRecorded(step());
    sink.callEnded(cancelledEnd());
    ASSERT_EQ(lines.size(), 2U);
    const Value last = *parseJson(lines[1]);
    EXPECT_EQ(last["event"], Value("call-cancelled.s3.ListBuckets"));
    EXPECT_EQ(last["seq"], Value(3));
    EXPECT_EQ(last["t_us"], Value(99));
    EXPECT_EQ(last["error"]["code"], Value("Cancelled"));
    EXPECT_EQ(last["handlers"].size(), 0U);
    EXPECT_EQ(last["changes"].size(), 0U);
}

TEST(JsonLines, ACallCancelledBeforeItsFirstStepSaysSoToo)
{
    std::vector<std::string> lines;
    LineSink sink(LineSink::Format::Json, [&lines](const std::string& line) { lines.push_back(line); });
    sink.callStarted(listBuckets());
    sink.callEnded(cancelledEnd());
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ((*parseJson(lines[0]))["event"], Value("call-cancelled.s3.ListBuckets"));
    EXPECT_EQ((*parseJson(lines[0]))["call"], Value(7));
}

TEST(JsonLines, OtherEndsAddNoLineToTheJson)
{
    std::vector<std::string> lines;
    LineSink sink(LineSink::Format::Json, [&lines](const std::string& line) { lines.push_back(line); });
    sink.callStarted(listBuckets());
    CallEnd end = cancelledEnd();
    end.state = CallState::Done;
    sink.callEnded(end);
    EXPECT_TRUE(lines.empty());
}

TEST(JsonLines, TextWritesControlCharactersOut)
{
    auto failed = std::make_shared<Step>(*step());
    failed->error = Error(ErrorCode::ClientError, "two\nlines \x1b[31m");
    EXPECT_NE(stepToText(*failed, Map()).find("! two lines \\x1b[31m"), std::string::npos);
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
