#include "core/client/page_token.h"

#include <gtest/gtest.h>

namespace botoscope::client {

TEST(PageToken, ReadsBackWhatItWrote)
{
    const Value token =
        Value::object({{"Marker", Value::object({{"key", Blob(std::string("\xff"))}})}, {"boto_truncate_amount", 2}});
    const auto read = decodePageToken(encodePageToken(token));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, token);
}

TEST(PageToken, RefusesOtherTexts)
{
    EXPECT_FALSE(decodePageToken("m1___0").ok());
    EXPECT_FALSE(decodePageToken("MQ==").ok()); // 1
}

TEST(PageToken, RefusesPathsToBytesThatAreNotThere)
{
    // {"a": "x", "boto_encoded_keys": [["b"]]}
    EXPECT_FALSE(decodePageToken("eyJhIjogIngiLCAiYm90b19lbmNvZGVkX2tleXMiOiBbWyJiIl1dfQ==").ok());
}

} // namespace botoscope::client
