#pragma once
#include "core/base/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope {

/// A moment's calendar parts in UTC (proleptic Gregorian).
struct CalendarTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, micros = 0;
    int weekday = 4; ///< 0 = Sunday
};
CalendarTime toCalendar(Timestamp time);
/// The moment of calendar parts; values out of their range carry over.
Timestamp fromCalendar(const CalendarTime& parts);

std::string formatIso8601(Timestamp time); ///< 2015-08-30T12:36:00Z; six-digit fraction only if not zero (botocore)
std::string
formatIso8601Offset(Timestamp time);      ///< 2015-08-30T12:36:00+00:00, as Python's isoformat (AWS CLI's output)
std::string formatRfc822(Timestamp time); ///< Sun, 30 Aug 2015 12:36:00 GMT
std::string formatSigV4(Timestamp time);  ///< 20150830T123600Z

/// Seconds since 1970 as Python's datetime.fromtimestamp reads them: microseconds rounded half to even. nullopt for
/// NaN, infinities and anything outside the years 1 to 9999.
std::optional<Timestamp> timestampFromSeconds(double seconds);

/// Any textual time botocore's parser accepts on the wire: epoch numbers as text first, then ISO 8601 in its variants,
/// 12/31/2018, RFC 822/850 and asctime forms. Naive texts count as UTC. nullopt when it is none of these.
std::optional<Timestamp> parseTimestamp(std::string_view text);

} // namespace botoscope
