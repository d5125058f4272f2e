#include "core/lifecycle/request_compression.h"

#include "core/base/encoding.h"
#include "core/lifecycle/context.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

const model::OperationModel& operation(const char* name)
{
    return *(*test::sharedLoader().loadServiceModel("cloudwatch"))->operation(name);
}

struct Case {
    test::FakeClock clock;
    ClientState client;
    http::RequestDict request;

    explicit Case(std::size_t size = 20'000)
    {
        client.runtime.clock = &clock;
        request.body = http::Body(std::string(size, 'x'));
    }
    bool compressed(const char* name = "PutMetricData")
    {
        EXPECT_TRUE(compressRequest(request, client, operation(name)).ok());
        return request.headers.contains("Content-Encoding");
    }
};

} // namespace

TEST(RequestCompression, WritesWhatPythonsGzipWrites)
{
    // gzip.compress(b'hello' * 3, mtime=5)
    EXPECT_EQ(hexEncode(gzip("hellohellohello", 5)), "1f8b08000500000002ffcb48cdc9c9cf8013000bb4213e0f000000");
}

TEST(RequestCompression, CompressesALargeBody)
{
    Case test;
    EXPECT_TRUE(test.compressed());
    EXPECT_EQ(test.request.headers.get("Content-Encoding"), "gzip");
    EXPECT_TRUE(test.request.body.bytes().starts_with("\x1f\x8b"));
    EXPECT_LT(*test.request.body.size(), 200);
}

TEST(RequestCompression, LeavesASmallBodyAlone)
{
    EXPECT_FALSE(Case(10'239).compressed());
    EXPECT_TRUE(Case(10'240).compressed());
}

TEST(RequestCompression, TakesTheLimitFromTheConfiguration)
{
    Case test(100);
    test.client.config.requestMinCompressionSize = 100;
    EXPECT_TRUE(test.compressed());
}

TEST(RequestCompression, CanBeForbidden)
{
    Case test;
    test.client.config.disableRequestCompression = true;
    EXPECT_FALSE(test.compressed());
}

TEST(RequestCompression, IsNotForTheOldSignature)
{
    Case test;
    test.client.signatureVersion = "v2";
    EXPECT_FALSE(test.compressed());
}

TEST(RequestCompression, IsForOperationsThatTakeIt)
{
    EXPECT_FALSE(Case().compressed("PutMetricAlarm"));
}

TEST(RequestCompression, ComesBehindAnotherEncoding)
{
    Case test;
    test.request.headers.set("Content-Encoding", "br");
    EXPECT_TRUE(test.compressed());
    EXPECT_EQ(test.request.headers.get("Content-Encoding"), "br,gzip");
}

} // namespace botoscope::lifecycle
