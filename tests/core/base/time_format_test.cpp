#include "core/base/time_format.h"

#include <cmath>
#include <gtest/gtest.h>

namespace botoscope {

namespace {
std::string read(std::string_view text)
{
    const auto time = parseTimestamp(text);
    return time ? formatIso8601(*time) : "refused";
}
} // namespace

TEST(TimeFormat, CalendarGoesBothWays)
{
    for (const std::int64_t seconds :
         {-62135596800LL, -1LL, 0LL, 951782400LL, 1709164799LL, 4102444800LL, 253402300799LL}) {
        const Timestamp time = Timestamp::fromSeconds(seconds);
        EXPECT_EQ(fromCalendar(toCalendar(time)), time) << seconds;
    }
    const CalendarTime leap = toCalendar(Timestamp::fromSeconds(951782400));
    EXPECT_EQ(leap.year, 2000);
    EXPECT_EQ(leap.month, 2);
    EXPECT_EQ(leap.day, 29);
    EXPECT_EQ(leap.weekday, 2);
    EXPECT_EQ(toCalendar(Timestamp{-1}).micros, 999'999);
}

TEST(TimeFormat, FormatsOfTheWire)
{
    const Timestamp time = Timestamp::fromSeconds(1440938160);
    EXPECT_EQ(formatIso8601(time), "2015-08-30T12:36:00Z");
    EXPECT_EQ(formatIso8601({time.micros + 1}), "2015-08-30T12:36:00.000001Z");
    EXPECT_EQ(formatIso8601Offset(time), "2015-08-30T12:36:00+00:00");
    EXPECT_EQ(formatRfc822(time), "Sun, 30 Aug 2015 12:36:00 GMT");
    EXPECT_EQ(formatSigV4(time), "20150830T123600Z");
    EXPECT_EQ(formatRfc822(Timestamp::fromSeconds(-62135596800)), "Mon, 01 Jan 0001 00:00:00 GMT");
}

TEST(TimeFormat, NumbersAreEpochsFirst)
{
    EXPECT_EQ(read("0"), "1970-01-01T00:00:00Z");
    EXPECT_EQ(read("-1.5"), "1969-12-31T23:59:58.500000Z");
    EXPECT_EQ(read("2015"), "1970-01-01T00:33:35Z");
    EXPECT_EQ(read("20150125"), "1970-08-22T05:15:25Z");
    EXPECT_EQ(read("1.4e9"), "2014-05-13T16:53:20Z");
    EXPECT_EQ(read("20150125010203"), "2015-01-25T01:02:03Z"); // no epoch before the year 10000
    for (const char* text : {"nan", "inf", "1e300", "-62135596801", "253402300800"}) {
        EXPECT_EQ(read(text), "refused") << text;
    }
}

TEST(TimeFormat, IsoInItsVariants)
{
    EXPECT_EQ(read("2014-01-01T12:12:12Z"), "2014-01-01T12:12:12Z");
    EXPECT_EQ(read("2014-01-01t12:12:12z"), "2014-01-01T12:12:12Z");
    EXPECT_EQ(read("2014-01-01 12:12"), "2014-01-01T12:12:00Z");
    EXPECT_EQ(read(" 2014-01-01T07:12:12-05:00 "), "2014-01-01T12:12:12Z");
    EXPECT_EQ(read("2014-01-01T12:12:12.123456789+0000"), "2014-01-01T12:12:12.123456Z");
    EXPECT_EQ(read("2014-01-01"), "2014-01-01T00:00:00Z");
    EXPECT_EQ(read("20140102T030405Z"), "2014-01-02T03:04:05Z");
    for (const char* text :
         {"2014-13-01", "2014-02-29", "2014-01-01T25:00:00Z", "2014-01-01T00:00:00 XYZ", "2014-01-01X"}) {
        EXPECT_EQ(read(text), "refused") << text;
    }
}

TEST(TimeFormat, HttpDates)
{
    EXPECT_EQ(read("Wed, 02 Oct 2002 13:00:00 GMT"), "2002-10-02T13:00:00Z");
    EXPECT_EQ(read("Wed, 02 Oct 2002 13:00:00.25 GMT"), "2002-10-02T13:00:00.250000Z");
    EXPECT_EQ(read("Sun, 22 Oct 23 00:45:02 UTC"), "2023-10-22T00:45:02Z");
    EXPECT_EQ(read("Sunday, 06-Nov-94 08:49:37 GMT"), "1994-11-06T08:49:37Z");
    EXPECT_EQ(read("Sun Nov  6 08:49:37 1994"), "1994-11-06T08:49:37Z");
    EXPECT_EQ(read("10/21/2018"), "2018-10-21T00:00:00Z");
    EXPECT_EQ(read("21/10/2018 01:02:03"), "2018-10-21T01:02:03Z");
    for (const char* text : {"", "Invalid Date", "notTimestamp", "access plus 1 month",
                             "Expires: Thu, 9 Sep 2013 14:19:41 GMT", "13/13/2018"}) {
        EXPECT_EQ(read(text), "refused") << text;
    }
}

TEST(TimeFormat, SecondsAreRoundedAsPythonDoes)
{
    EXPECT_EQ(timestampFromSeconds(1407538750.49)->micros, 1407538750490000);
    EXPECT_EQ(timestampFromSeconds(0.5e-6)->micros, 0); // half to even
    EXPECT_EQ(timestampFromSeconds(1.5e-6)->micros, 2);
    EXPECT_EQ(timestampFromSeconds(-0.25)->micros, -250000);
    EXPECT_FALSE(timestampFromSeconds(std::nan("")).has_value());
    EXPECT_FALSE(timestampFromSeconds(253402300800.0).has_value());
    EXPECT_TRUE(timestampFromSeconds(-62135596800.0).has_value());
}

TEST(TimeFormat, NoMomentOutsideTheYearsOneTo9999)
{
    EXPECT_EQ(read("9999-12-31T23:59:59Z"), "9999-12-31T23:59:59Z");
    for (const char* text : {"9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00", "253402300799.9999999",
                             "Fri, 31 Dec 9999 23:59:59 -0001"}) {
        EXPECT_EQ(read(text), "refused") << text;
    }
    EXPECT_EQ(formatSigV4(fromCalendar({10000, 1, 2, 3, 4, 5, 0, 0})), "00000102T030405Z"); // and no byte before it
}

} // namespace botoscope
