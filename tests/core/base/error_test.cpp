#include "core/base/error.h"

#include <gtest/gtest.h>
#include <set>

namespace botoscope {

TEST(Error, EveryCodeHasItsOwnName)
{
    std::set<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        const auto name = errorCodeName(static_cast<ErrorCode>(code));
        EXPECT_FALSE(name.empty()) << code;
        EXPECT_TRUE(names.insert(name).second) << name;
    }
    EXPECT_EQ(errorCodeName(ErrorCode::InvalidArgument), "InvalidArgument");
    EXPECT_EQ(errorCodeName(ErrorCode::ResponseParser), "ResponseParser");
    EXPECT_EQ(errorCodeName(ErrorCode::Internal), "Internal");
}

TEST(Error, CarriesContext)
{
    Error error(ErrorCode::Io, "no");
    error.with("path", "/x").with("errno", "2");
    EXPECT_EQ(error.get("path"), "/x");
    EXPECT_EQ(error.get("errno"), "2");
    EXPECT_EQ(error.get("none"), "");
}

} // namespace botoscope
