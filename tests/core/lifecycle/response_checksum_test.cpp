#include "core/lifecycle/response_checksum.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

http::Response answer(http::Headers headers, const std::string& body = "Hello world")
{
    http::Response response;
    response.status = 200;
    response.headers = std::move(headers);
    response.body = std::make_shared<const std::string>(body);
    return response;
}

ChecksumPlan plan()
{
    ChecksumPlan plan;
    plan.responseAlgorithms = {"crc32", "sha1"};
    return plan;
}

constexpr const char* mismatch = "Expected checksum AAAAAA== did not match calculated checksum: i9aeUg==";

} // namespace

TEST(ResponseChecksum, AcceptsTheRightOneAndNamesIt)
{
    auto response = answer({{"x-amz-checksum-crc32", "i9aeUg=="}});
    const auto checked = checkResponseChecksum(response, plan());
    ASSERT_TRUE(checked.ok());
    EXPECT_EQ(*checked, "crc32");
}

TEST(ResponseChecksum, RefusesAWrongOneInBotocoresWords)
{
    auto response = answer({{"x-amz-checksum-crc32", "AAAAAA=="}});
    const auto checked = checkResponseChecksum(response, plan());
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().code, ErrorCode::ChecksumMismatch);
    EXPECT_EQ(checked.error().message, mismatch);
}

TEST(ResponseChecksum, PassesOverOneThatWasMadeOfParts)
{
    auto response =
        answer({{"x-amz-checksum-crc32", "AAAAAA==-3"}, {"x-amz-checksum-sha1", "e1AsOh9IyGCa4hLN+2Od7jlnP14="}});
    const auto checked = checkResponseChecksum(response, plan());
    ASSERT_TRUE(checked.ok());
    EXPECT_EQ(*checked, "sha1");
}

TEST(ResponseChecksum, HasNothingToSayWhereNoneCame)
{
    auto response = answer({{"x-amz-checksum-sha256", "AAAA"}});
    const auto checked = checkResponseChecksum(response, plan());
    ASSERT_TRUE(checked.ok());
    EXPECT_EQ(*checked, "");
}

TEST(ResponseChecksum, VerifiesAStreamAtItsEnd)
{
    auto response = answer({{"x-amz-checksum-crc32", "AAAAAA=="}}, "");
    response.stream = std::make_shared<test::FakeStream>("Hello world");
    ASSERT_TRUE(checkResponseChecksum(response, plan()).ok());
    std::string seen;
    auto draining = http::drain(response.stream, [&seen](std::string_view piece) {
        seen += piece;
        return Result<void>();
    });
    const auto total = draining.take();
    EXPECT_EQ(seen, "Hello world");
    ASSERT_FALSE(total.ok());
    EXPECT_EQ(total.error().message, mismatch);
}

} // namespace botoscope::lifecycle
