#include "core/lifecycle/streamed_output.h"

#include "core/lifecycle/call.h"
#include "support/fakes.h"
#include "tests/core/http/text_source.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

using http::test::TextSource;
using test::FakeStream;
using test::World;

/// Calls of S3 whose bodies are streamed.
struct S3World : World {
    std::shared_ptr<client::Client> s3 = client("s3");

    CallReport run(const char* operation, CallOptions options)
    {
        auto task = s3->perform(*s3->model().operation(operation),
                                Value::object({{"Bucket", "bucket"}, {"Key", "key"}}), std::move(options));
        while (!task.done() && timers.fireNext()) {
        }
        EXPECT_TRUE(task.done());
        return task.take();
    }
    CallReport put(std::shared_ptr<http::BodySource> body)
    {
        CallOptions options;
        options.body = std::move(body);
        return run("PutObject", std::move(options));
    }
    CallReport get()
    {
        CallOptions options;
        options.streamOutput = true;
        return run("GetObject", std::move(options));
    }
};

std::string all(const std::shared_ptr<http::BodyStream>& stream)
{
    std::string out;
    auto draining = http::drain(stream, [&out](std::string_view piece) {
        out += piece;
        return Result<void>();
    });
    const auto total = draining.take();
    return total.ok() ? out : total.error().message;
}

constexpr const char* framedHello = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n";

} // namespace

TEST(StreamedOutput, AnInputIsReadWhileItIsSent)
{
    S3World world;
    world.transport.answer(200, "");
    const CallReport report = world.put(std::make_shared<TextSource>("hello"));
    ASSERT_FALSE(report.error) << report.error->message;
    EXPECT_EQ(world.transport.bodies.at(0), framedHello);
    EXPECT_EQ(world.transport.requests.at(0).headers.get("X-Amz-Content-SHA256"), "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    EXPECT_FALSE(world.transport.requests.at(0).headers.contains("Content-Length"));
}

TEST(StreamedOutput, AnInputWaitsForContinue)
{
    S3World world;
    world.transport.answer(200, "");
    (void)world.put(std::make_shared<TextSource>("hello"));
    EXPECT_EQ(world.transport.requests.at(0).headers.get("Expect"), "100-continue");
}

TEST(StreamedOutput, AnInputIsSentAgainFromItsStart)
{
    S3World world;
    world.transport.answer(503, "");
    world.transport.answer(200, "");
    const CallReport report = world.put(std::make_shared<TextSource>("hello"));
    ASSERT_FALSE(report.error) << report.error->message;
    EXPECT_EQ(report.attempts, 2);
    EXPECT_EQ(world.transport.bodies, (std::vector<std::string>{framedHello, framedHello}));
}

TEST(StreamedOutput, AnInputThatCannotGoBackIsNotSentAgain)
{
    S3World world;
    world.transport.answer(503, "");
    const CallReport report = world.put(std::make_shared<TextSource>("hello", 3, false));
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->code, ErrorCode::UnseekableStream);
    EXPECT_EQ(report.attempts, 1);
}

TEST(StreamedOutput, TheCallerReadsTheBody)
{
    S3World world;
    world.transport.answer(200, "hello", {{"ETag", "x"}});
    const CallReport report = world.get();
    ASSERT_FALSE(report.error) << report.error->message;
    EXPECT_EQ(report.parsed["ETag"], Value("x"));
    EXPECT_EQ(report.parsed.find("Body"), nullptr);
    ASSERT_NE(report.response.stream, nullptr);
    EXPECT_EQ(all(report.response.stream), "hello");
}

TEST(StreamedOutput, TheBodysChecksumIsVerifiedAtItsEnd)
{
    S3World world;
    world.transport.answer(200, "hello", {{"x-amz-checksum-crc32", "AAAAAA=="}});
    const CallReport report = world.get();
    EXPECT_EQ(world.transport.requests.at(0).headers.get("x-amz-checksum-mode"), "ENABLED");
    ASSERT_NE(report.response.stream, nullptr);
    EXPECT_EQ(all(report.response.stream), "Expected checksum AAAAAA== did not match calculated checksum: NhCmhg==");
}

TEST(StreamedOutput, AFailureComesWhole)
{
    S3World world;
    world.transport.answer(404, "<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>");
    const CallReport report = world.get();
    EXPECT_EQ(report.response.stream, nullptr);
    EXPECT_EQ(report.parsed["Error"]["Code"], Value("NoSuchKey"));
}

TEST(StreamedOutput, ABodyInMemoryIsVerifiedBeforeItIsParsed)
{
    S3World world;
    world.transport.answer(200, "hello", {{"x-amz-checksum-crc32", "AAAAAA=="}});
    const CallReport report = world.run("GetObject", {});
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->code, ErrorCode::ChecksumMismatch);
}

TEST(StreamedOutput, TheMetadataNameTheChecksumThatWasVerified)
{
    S3World world;
    world.transport.answer(200, "hello", {{"x-amz-checksum-crc32", "NhCmhg=="}});
    const CallReport report = world.run("GetObject", {});
    EXPECT_EQ(report.parsed["ResponseMetadata"]["ChecksumAlgorithm"], Value("crc32"));
}

TEST(StreamedOutput, TheFirstMessageOfAnEventStreamIsTakenOff)
{
    http::Response response;
    response.stream = std::make_shared<FakeStream>(std::string("\0\0\0\x0A", 4) + "firstXrest", 3);
    auto taking = takeInitialResponse(response);
    ASSERT_TRUE(taking.take().ok());
    EXPECT_EQ(response.bodyView(), std::string_view("\0\0\0\x0A"
                                                    "firstX",
                                                    10));
    EXPECT_EQ(all(response.stream), "rest");
}

TEST(StreamedOutput, AStreamThatEndsTooSoonIsWhatItIs)
{
    http::Response response;
    response.stream = std::make_shared<FakeStream>(std::string("\0\0\0\x0A", 4) + "fi", 3);
    auto taking = takeInitialResponse(response);
    ASSERT_TRUE(taking.take().ok());
    EXPECT_EQ(response.bodyView().size(), 6U);
    EXPECT_EQ(all(response.stream), "");
}

TEST(StreamedOutput, OnlyRpcProtocolsHaveInitialResponses)
{
    const auto operation = [](const char* service, const char* name) -> const model::OperationModel& {
        return *(*test::sharedLoader().loadServiceModel(service))->operation(name);
    };
    EXPECT_TRUE(hasInitialResponse(operation("kinesis", "SubscribeToShard")));
    EXPECT_FALSE(hasInitialResponse(operation("s3", "SelectObjectContent")));
    EXPECT_FALSE(hasInitialResponse(operation("kinesis", "PutRecord")));
}

} // namespace botoscope::lifecycle
