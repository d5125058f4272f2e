#pragma once
#include "core/base/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::protocol {

/// How a moment is written in a request.
enum class TimeFormat { Iso8601, UnixTimestamp, Rfc822 };

/// The format a model's timestampFormat names, whatever its case; nullopt for a word it does not know.
std::optional<TimeFormat> timeFormatNamed(std::string_view name);

/// The moment a parameter means: a timestamp, epoch seconds as a number (a bool counts as 0 or 1), or any text
/// parseTimestamp knows. nullopt for anything else and outside the years 1..9999.
std::optional<Timestamp> momentOf(const Value& value);

/// A moment on the wire (§4.1): Int (seconds, fraction dropped), Double (only UnixTimestamp with milliseconds) or
/// String. With milliseconds ISO texts have exactly three digits of fraction.
Value wireTime(Timestamp time, TimeFormat format, bool milliseconds);

} // namespace botoscope::protocol
