#include "core/protocol/common/wire_time.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

TEST(WireTime, ReadsWhatBotocoreReads)
{
    EXPECT_EQ(momentOf(0), Timestamp::fromSeconds(0));
    EXPECT_EQ(momentOf(true), Timestamp::fromSeconds(1));
    EXPECT_EQ(momentOf(1.5), Timestamp{1'500'000});
    EXPECT_EQ(momentOf(-0.25), Timestamp{-250'000});
    EXPECT_EQ(momentOf("1422172800"), Timestamp::fromSeconds(1'422'172'800));
    EXPECT_EQ(momentOf("2014-01-01T07:12:12-05:00"), Timestamp::fromSeconds(1'388'578'332));
    EXPECT_EQ(momentOf(Timestamp{7}), Timestamp{7});
}

TEST(WireTime, RefusesWhatIsNoMoment)
{
    EXPECT_EQ(momentOf(Value()), std::nullopt);
    EXPECT_EQ(momentOf("notTimestamp"), std::nullopt);
    EXPECT_EQ(momentOf(std::int64_t{253'402'300'800}), std::nullopt);
    EXPECT_EQ(momentOf(1e300), std::nullopt);
    EXPECT_EQ(momentOf(Value(List())), std::nullopt);
    EXPECT_EQ(momentOf(Timestamp{INT64_MAX}), std::nullopt);
}

TEST(WireTime, WritesEachFormat)
{
    const Timestamp time{1'422'172'800'123'456};
    EXPECT_EQ(wireTime(time, TimeFormat::Iso8601, false), Value("2015-01-25T08:00:00.123456Z"));
    EXPECT_EQ(wireTime(time, TimeFormat::UnixTimestamp, false), Value(std::int64_t{1'422'172'800}));
    EXPECT_EQ(wireTime(time, TimeFormat::Rfc822, false), Value("Sun, 25 Jan 2015 08:00:00 GMT"));
    EXPECT_EQ(wireTime(time, TimeFormat::Iso8601, true), Value("2015-01-25T08:00:00.123Z"));
    EXPECT_EQ(wireTime(time, TimeFormat::UnixTimestamp, true), Value(1422172800.123));
    EXPECT_EQ(wireTime(Timestamp{-1}, TimeFormat::UnixTimestamp, false), Value(-1));
}

TEST(WireTime, KnowsFormatNamesInAnyCase)
{
    EXPECT_EQ(timeFormatNamed("unixTimestamp"), TimeFormat::UnixTimestamp);
    EXPECT_EQ(timeFormatNamed("ISO8601"), TimeFormat::Iso8601);
    EXPECT_EQ(timeFormatNamed("rfc822"), TimeFormat::Rfc822);
    EXPECT_EQ(timeFormatNamed("epoch"), std::nullopt);
}

} // namespace botoscope::protocol
