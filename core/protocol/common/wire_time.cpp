#include "core/protocol/common/wire_time.h"

#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <cmath>
#include <cstdio>

namespace botoscope::protocol {

namespace {

constexpr std::int64_t firstSecond = -62'135'596'800; // 0001-01-01
constexpr std::int64_t lastSecond = 253'402'300'799;  // 9999-12-31T23:59:59

bool inCalendar(Timestamp time)
{
    return time.seconds() >= firstSecond && time.seconds() <= lastSecond;
}

/// Python rounds the fraction alone, half to even.
std::optional<Timestamp> fromEpoch(double seconds)
{
    if (!(seconds >= static_cast<double>(firstSecond) && seconds < static_cast<double>(lastSecond) + 1)) {
        return std::nullopt;
    }
    double whole = 0;
    const double micros = std::nearbyint(std::modf(seconds, &whole) * 1e6);
    return Timestamp{static_cast<std::int64_t>(whole) * 1'000'000 + static_cast<std::int64_t>(micros)};
}

std::optional<Timestamp> anyMoment(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Timestamp:
        return value.toTimestamp();
    case Value::Kind::Bool:
        return Timestamp::fromSeconds(value.toBool() ? 1 : 0);
    case Value::Kind::Int: {
        const std::int64_t seconds = value.toInt();
        const bool inRange = seconds >= firstSecond && seconds <= lastSecond;
        return inRange ? std::optional(Timestamp::fromSeconds(seconds)) : std::nullopt;
    }
    case Value::Kind::Double:
        return fromEpoch(value.toDouble());
    case Value::Kind::String:
        return parseTimestamp(value.toString());
    default:
        return std::nullopt;
    }
}

std::string isoWithMilliseconds(Timestamp time)
{
    const CalendarTime t = toCalendar(time);
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", t.year, t.month, t.day, t.hour, t.minute,
                  t.second, t.micros / 1000);
    return text;
}

double secondsWithMilliseconds(Timestamp time)
{
    const std::int64_t seconds = time.seconds();
    const std::int64_t micros = time.micros - seconds * 1'000'000;
    return static_cast<double>(seconds) + static_cast<double>(micros / 1000) / 1000.0;
}

} // namespace

std::optional<TimeFormat> timeFormatNamed(std::string_view name)
{
    const std::string lower = toLower(name);
    if (lower == "iso8601") {
        return TimeFormat::Iso8601;
    }
    if (lower == "unixtimestamp") {
        return TimeFormat::UnixTimestamp;
    }
    if (lower == "rfc822") {
        return TimeFormat::Rfc822;
    }
    return std::nullopt;
}

std::optional<Timestamp> momentOf(const Value& value)
{
    const auto time = anyMoment(value);
    return time && inCalendar(*time) ? time : std::nullopt;
}

Value wireTime(Timestamp time, TimeFormat format, bool milliseconds)
{
    switch (format) {
    case TimeFormat::Iso8601:
        return milliseconds ? isoWithMilliseconds(time) : formatIso8601(time);
    case TimeFormat::Rfc822:
        return formatRfc822(time);
    case TimeFormat::UnixTimestamp:
        break;
    }
    return milliseconds ? Value(secondsWithMilliseconds(time)) : Value(time.seconds());
}

} // namespace botoscope::protocol
