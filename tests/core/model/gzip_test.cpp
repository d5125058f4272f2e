#include "core/model/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace botoscope::model {

namespace {

constexpr std::size_t limit = 1 << 20;

std::string gzip(std::string_view text)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

} // namespace

TEST(Gunzip, GivesBackWhatWasPacked)
{
    for (const std::string& text : {std::string(), std::string("{}"), std::string(300'000, 'a')}) {
        const auto out = gunzip(gzip(text), limit);
        ASSERT_TRUE(out.ok());
        EXPECT_EQ(*out, text);
    }
}

TEST(Gunzip, JoinsMembersAndSkipsZerosBehindThem)
{
    const auto out = gunzip(gzip("one ") + std::string(16, '\0') + gzip("two") + std::string(512, '\0'), limit);
    ASSERT_TRUE(out.ok());
    EXPECT_EQ(*out, "one two");
}

TEST(Gunzip, AWrongSizeInTheTrailerOfAnEarlierMemberIsNoMatter)
{
    const auto out = gunzip(gzip(std::string(200'000, 'b')) + gzip("c"), limit);
    ASSERT_TRUE(out.ok());
    EXPECT_EQ(out->size(), 200'001u);
}

TEST(Gunzip, EveryTruncationIsAnError)
{
    const std::string packed = gzip("some text that is packed, some text that is packed");
    for (std::size_t length = 0; length < packed.size(); ++length) {
        const auto out = gunzip(std::string_view(packed).substr(0, length), limit);
        ASSERT_FALSE(out.ok()) << length;
        EXPECT_EQ(out.error().code, ErrorCode::Parse);
    }
}

TEST(Gunzip, DamageIsAnError)
{
    EXPECT_FALSE(gunzip("{\"plain\": \"json\"}", limit).ok());
    EXPECT_FALSE(gunzip(gzip("text") + "garbage", limit).ok());
    std::string packed = gzip("some text that is packed");
    packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1); // the checksum
    EXPECT_FALSE(gunzip(packed, limit).ok());
}

TEST(Gunzip, StopsAtTheLimit)
{
    const std::string packed = gzip(std::string(limit + 1, 'z'));
    ASSERT_LT(packed.size(), 4096u);
    EXPECT_FALSE(gunzip(packed, limit).ok());
    EXPECT_TRUE(gunzip(packed, limit + 1).ok());
}

} // namespace botoscope::model
