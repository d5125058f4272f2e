#include "core/base/result.h"

#include <gtest/gtest.h>
#include <memory>
#include <string>

namespace botoscope {

namespace {
Result<int> half(int number)
{
    if (number % 2 != 0) {
        return Error(ErrorCode::InvalidArgument, "odd");
    }
    return number / 2;
}

Result<void> positive(int number)
{
    return number > 0 ? Result<void>() : Error(ErrorCode::InvalidArgument, "not positive");
}
} // namespace

TEST(Result, IsAValueOrAnError)
{
    EXPECT_TRUE(half(4).ok());
    EXPECT_EQ(*half(4), 2);
    const auto odd = half(3);
    ASSERT_FALSE(odd);
    EXPECT_EQ(odd.error().code, ErrorCode::InvalidArgument);
}

TEST(Result, VoidCarriesTheErrorOnly)
{
    EXPECT_TRUE(positive(1).ok());
    EXPECT_EQ(positive(0).error().message, "not positive");
}

TEST(Result, MoveOnlyValuesMoveOut)
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    const std::unique_ptr<int> value = *std::move(result);
    EXPECT_EQ(*value, 5);
    Result<std::string> text = std::string("abc");
    EXPECT_EQ(text->size(), 3U);
}

} // namespace botoscope
