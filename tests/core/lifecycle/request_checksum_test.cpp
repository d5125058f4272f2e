#include "core/lifecycle/request_checksum.h"

#include "core/lifecycle/context.h"
#include "support/model_data.h"
#include "tests/core/http/text_source.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

using http::test::drain;
using http::test::TextSource;

const model::OperationModel& operation(const char* name, const char* service = "s3")
{
    return *(*test::sharedLoader().loadServiceModel(service))->operation(name);
}

/// A request on its way through both functions.
struct Case {
    ClientState client;
    http::RequestDict request;
    ChecksumPlan plan;

    explicit Case(const std::string& url = "http://b.localhost/k")
    {
        request.url = url;
        request.body = http::Body(std::string("hello"));
    }
    Result<void> run(const model::OperationModel& model, const Value& params = Map())
    {
        auto resolved = resolveChecksums(client, request, model, params);
        if (!resolved) {
            return std::move(resolved).error();
        }
        plan = *std::move(resolved);
        return applyRequestChecksum(request, plan);
    }
};

constexpr const char* secure = "https://b.s3.amazonaws.com/k";

} // namespace

TEST(RequestChecksum, DefaultsToCrc32WhereTheOperationSupportsIt)
{
    Case test;
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_EQ(test.request.headers.get("x-amz-checksum-crc32"), "NhCmhg==");
    EXPECT_EQ(test.request.headers.get("x-amz-sdk-checksum-algorithm"), "CRC32");
}

TEST(RequestChecksum, IsLeftOutWhereNotRequiredAndNotWanted)
{
    Case test;
    test.client.config.requestChecksumCalculation = "when_required";
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_TRUE(test.request.headers.empty());
}

TEST(RequestChecksum, IsThereWhereRequiredEvenIfNotWanted)
{
    Case test;
    test.client.config.requestChecksumCalculation = "when_required";
    ASSERT_TRUE(test.run(operation("DeleteObjects")).ok());
    EXPECT_TRUE(test.request.headers.contains("x-amz-checksum-crc32"));
}

TEST(RequestChecksum, IsThereWhereTheOlderTraitRequiresIt)
{
    Case test;
    ASSERT_TRUE(test.run(operation("PutAccessPointPolicy", "s3control")).ok() ||
                test.run(operation("PutBucketPolicy", "s3control")).ok());
    ASSERT_TRUE(test.run(operation("PutBucketPolicy", "s3control")).ok());
    EXPECT_TRUE(test.request.headers.contains("x-amz-checksum-crc32"));
}

TEST(RequestChecksum, UsesTheAlgorithmAskedFor)
{
    Case test;
    ASSERT_TRUE(test.run(operation("PutObject"), Value::object({{"ChecksumAlgorithm", "SHA256"}})).ok());
    EXPECT_EQ(test.request.headers.get("x-amz-checksum-sha256"), "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
}

TEST(RequestChecksum, LeavesAChecksumOfTheCallersAlone)
{
    Case test;
    test.request.headers.set("x-amz-checksum-sha1", "mine");
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_EQ(test.request.headers.size(), 1U);
}

TEST(RequestChecksum, NamesAlgorithmsItCannotCompute)
{
    Case test;
    const auto outcome = test.run(operation("PutObject"), Value::object({{"ChecksumAlgorithm", "MD5"}}));
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::NotSupported);
    EXPECT_EQ(outcome.error().message, "Unsupported checksum algorithm: md5");
}

TEST(RequestChecksum, IsATrailerBehindAStreamedInputOverTls)
{
    Case test(secure);
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_TRUE(test.plan.trailer);
    EXPECT_EQ(test.request.headers, (http::Headers{{"Transfer-Encoding", "chunked"},
                                                   {"Content-Encoding", "aws-chunked"},
                                                   {"X-Amz-Trailer", "x-amz-checksum-crc32"},
                                                   {"X-Amz-Decoded-Content-Length", "5"},
                                                   {"x-amz-sdk-checksum-algorithm", "CRC32"}}));
    EXPECT_EQ(test.request.body.bytes(), "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n");
}

TEST(RequestChecksum, ATrailerKeepsTheContentEncoding)
{
    Case test(secure);
    test.request.headers.set("Content-Encoding", "gzip");
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_EQ(test.request.headers.get("Content-Encoding"), "gzip,aws-chunked");
}

TEST(RequestChecksum, IsAHeaderOverTlsWhereNothingIsStreamed)
{
    Case test(secure);
    ASSERT_TRUE(test.run(operation("DeleteObjects")).ok());
    EXPECT_TRUE(test.request.headers.contains("x-amz-checksum-crc32"));
}

TEST(RequestChecksum, IsAHeaderForTheOldestSignature)
{
    Case test(secure);
    test.client.signatureVersion = "s3";
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_TRUE(test.request.headers.contains("x-amz-checksum-crc32"));
}

TEST(RequestChecksum, ReadsAStreamForAHeaderAndTakesItBack)
{
    Case test;
    test.request.body = http::Body(std::make_shared<TextSource>("hello"));
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_EQ(test.request.headers.get("x-amz-checksum-crc32"), "NhCmhg==");
    EXPECT_EQ(drain(*test.request.body.stream()), "hello");
}

TEST(RequestChecksum, WrapsAStreamForATrailer)
{
    Case test(secure);
    test.request.body = http::Body(std::make_shared<TextSource>("hello"));
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_EQ(test.request.headers.get("X-Amz-Decoded-Content-Length"), "5");
    EXPECT_EQ(test.request.body.size(), std::nullopt);
    EXPECT_EQ(drain(*test.request.body.stream()), "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n");
}

TEST(RequestChecksum, ATrailerTakesTheCallersLengthWhereTheStreamHasNone)
{
    Case test(secure);
    test.request.headers.set("Content-Length", "5");
    test.request.body = http::Body(std::make_shared<TextSource>("hello", 3, false));
    ASSERT_TRUE(test.run(operation("PutObject")).ok());
    EXPECT_EQ(test.request.headers.get("X-Amz-Decoded-Content-Length"), "5");
    EXPECT_FALSE(test.request.headers.contains("Content-Length"));
}

TEST(RequestChecksum, AHeaderOverAStreamThatCannotGoBackIsAnError)
{
    Case test;
    test.request.body = http::Body(std::make_shared<TextSource>("hello", 3, false));
    const auto outcome = test.run(operation("PutObject"));
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::UnseekableStream);
}

TEST(RequestChecksum, PlansResponsesOnceTheModeIsAmongTheParameters)
{
    Case test;
    ASSERT_TRUE(test.run(operation("GetObject"), Value::object({{"ChecksumMode", "ENABLED"}})).ok());
    ASSERT_FALSE(test.plan.responseAlgorithms.empty());
    EXPECT_EQ(test.plan.responseAlgorithms.front(), "xxhash128");
    EXPECT_EQ(test.plan.responseAlgorithms.back(), "sha512");
}

TEST(RequestChecksum, PlansNoResponsesWithoutTheMode)
{
    Case test;
    ASSERT_TRUE(test.run(operation("GetObject")).ok());
    EXPECT_TRUE(test.plan.responseAlgorithms.empty());
}

} // namespace botoscope::lifecycle
