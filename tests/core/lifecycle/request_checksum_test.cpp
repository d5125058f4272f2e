#include "core/lifecycle/request_checksum.h"

#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

const model::OperationModel& operation(const char* name)
{
    static const auto s3 = test::sharedLoader().loadServiceModel("s3");
    return *(*s3)->operation(name);
}

http::RequestDict hello()
{
    http::RequestDict request;
    request.body = http::Body("hello");
    return request;
}

TEST(RequestChecksum, DefaultsToCrc32WhereTheOperationSupportsIt)
{
    http::RequestDict request = hello();
    ASSERT_TRUE(applyRequestChecksum(request, operation("PutObject"), Map(), "when_supported").ok());
    EXPECT_EQ(request.headers.get("x-amz-checksum-crc32"), "NhCmhg==");
    EXPECT_EQ(request.headers.get("x-amz-sdk-checksum-algorithm"), "CRC32");
}

TEST(RequestChecksum, IsLeftOutWhereNotRequiredAndNotWanted)
{
    http::RequestDict request = hello();
    ASSERT_TRUE(applyRequestChecksum(request, operation("PutObject"), Map(), "when_required").ok());
    EXPECT_TRUE(request.headers.empty());
    ASSERT_TRUE(applyRequestChecksum(request, operation("DeleteObjects"), Map(), "when_required").ok());
    EXPECT_TRUE(request.headers.contains("x-amz-checksum-crc32"));
}

TEST(RequestChecksum, UsesTheAlgorithmAskedFor)
{
    http::RequestDict request = hello();
    const Value params = Value::object({{"ChecksumAlgorithm", "SHA256"}});
    ASSERT_TRUE(applyRequestChecksum(request, operation("PutObject"), params, "when_supported").ok());
    EXPECT_EQ(request.headers.get("x-amz-checksum-sha256"), "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
}

TEST(RequestChecksum, LeavesAChecksumOfTheCallersAlone)
{
    http::RequestDict request = hello();
    request.headers.set("x-amz-checksum-sha1", "mine");
    ASSERT_TRUE(applyRequestChecksum(request, operation("PutObject"), Map(), "when_supported").ok());
    EXPECT_EQ(request.headers.size(), 1U);
}

TEST(RequestChecksum, NamesAlgorithmsItCannotCompute)
{
    http::RequestDict request = hello();
    const Value params = Value::object({{"ChecksumAlgorithm", "XXHASH3"}});
    const auto outcome = applyRequestChecksum(request, operation("PutObject"), params, "when_supported");
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::NotSupported);
}

} // namespace
} // namespace botoscope::lifecycle
