#include "core/base/time_format.h"

#include "core/base/encoding.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace botoscope {

namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

// Days from 1970-01-01 and back: the civil-calendar algorithm for the proleptic Gregorian calendar.
std::int64_t daysFromCivil(std::int64_t y, int m, int d)
{
    y -= m <= 2 ? 1 : 0;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

void civilFromDays(std::int64_t days, CalendarTime& out)
{
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t mp = (5 * dayOfYear + 2) / 153;
    out.day = static_cast<int>(dayOfYear - (153 * mp + 2) / 5 + 1);
    out.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    out.year = static_cast<int>(yearOfEra + era * 400 + (out.month <= 2 ? 1 : 0));
}

std::string print(const char* format, auto... values)
{
    std::array<char, 80> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, values...);
    return buffer.data();
}

/// Reads a date's text piece by piece.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}
    bool done() const { return m_rest.empty(); }
    std::size_t left() const { return m_rest.size(); }
    char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    bool accept(char c)
    {
        if (peek() != c) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }
    bool acceptAny(std::string_view set)
    {
        if (done() || set.find(peek()) == std::string_view::npos) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }
    void skip(std::string_view set)
    {
        while (acceptAny(set)) {
        }
    }
    /// Exactly or at most `width` digits (at least one).
    std::optional<int> number(std::size_t most, std::size_t least = 1)
    {
        std::size_t count = 0;
        int value = 0;
        while (count < most && count < m_rest.size() && m_rest[count] >= '0' && m_rest[count] <= '9') {
            value = value * 10 + (m_rest[count] - '0');
            ++count;
        }
        if (count < least) {
            return std::nullopt;
        }
        m_rest.remove_prefix(count);
        return value;
    }
    std::string word()
    {
        std::size_t count = 0;
        while (count < m_rest.size() && ((m_rest[count] | 0x20) >= 'a' && (m_rest[count] | 0x20) <= 'z')) {
            ++count;
        }
        std::string text = toLower(m_rest.substr(0, count));
        m_rest.remove_prefix(count);
        return text;
    }
    /// Digits of a fraction as microseconds; further digits are dropped.
    int fraction()
    {
        int value = 0;
        int digits = 0;
        while (!done() && peek() >= '0' && peek() <= '9') {
            if (digits < 6) {
                value = value * 10 + (peek() - '0');
                ++digits;
            }
            m_rest.remove_prefix(1);
        }
        for (; digits < 6; ++digits) {
            value *= 10;
        }
        return value;
    }

private:
    std::string_view m_rest;
};

int daysIn(int year, int month)
{
    constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

bool inRange(const CalendarTime& t)
{
    return t.year >= 1 && t.year <= 9999 && t.month >= 1 && t.month <= 12 && t.day >= 1 &&
           t.day <= daysIn(t.year, t.month) && t.hour < 24 && t.minute < 60 && t.second < 60;
}

/// hh:mm[:ss[.ffffff]] or hhmm[ss]; false when it is not there.
bool readClock(Scanner& in, CalendarTime& t)
{
    const auto hour = in.number(2);
    if (!hour) {
        return false;
    }
    t.hour = *hour;
    const bool colon = in.accept(':');
    const auto minute = in.number(2);
    if (!minute) {
        return !colon;
    }
    t.minute = *minute;
    if (colon ? in.accept(':') : (in.peek() >= '0' && in.peek() <= '9')) {
        const auto second = in.number(2);
        if (!second) {
            return false;
        }
        t.second = *second;
        if (in.acceptAny(".,")) {
            t.micros = in.fraction();
        }
    }
    return true;
}

/// Zone as seconds east of UTC: Z, GMT, UTC, UT, +hh:mm, -hhmm, or nothing.
std::optional<int> readZone(Scanner& in)
{
    in.skip(" ");
    if (in.done()) {
        return 0;
    }
    if (in.peek() != '+' && in.peek() != '-') {
        const std::string zone = in.word();
        const bool utc = zone == "z" || zone == "gmt" || zone == "utc" || zone == "ut";
        if (!utc) {
            return std::nullopt;
        }
        in.skip(" ");
        if (in.peek() != '+' && in.peek() != '-') {
            return in.done() ? std::optional<int>(0) : std::nullopt;
        }
    }
    const int sign = in.accept('-') ? -1 : (in.accept('+'), 1);
    const auto hours = in.number(2, 2);
    if (!hours) {
        return std::nullopt;
    }
    in.accept(':');
    const int minutes = in.number(2, 2).value_or(0);
    in.skip(" ");
    return in.done() ? std::optional<int>(sign * (*hours * 3600 + minutes * 60)) : std::nullopt;
}

/// The moment if it lies in the years 1 to 9999: a zone's offset or rounding may lead out of them.
std::optional<Timestamp> inYears(std::int64_t micros)
{
    constexpr std::int64_t first = -62'135'596'800'000'000; // 0001-01-01T00:00:00
    constexpr std::int64_t end = 253'402'300'800'000'000;   // 10000-01-01T00:00:00
    return micros >= first && micros < end ? std::optional(Timestamp{micros}) : std::nullopt;
}

std::optional<Timestamp> finish(Scanner& in, const CalendarTime& t)
{
    const auto offset = readZone(in);
    if (!offset || !inRange(t)) {
        return std::nullopt;
    }
    return inYears(fromCalendar(t).micros - static_cast<std::int64_t>(*offset) * 1'000'000);
}

/// What follows a date: nothing, or the clock behind one of these separators (a digit is part of the clock).
std::optional<Timestamp> readRest(Scanner& in, CalendarTime& t, std::string_view separators)
{
    if (in.done()) {
        return finish(in, t);
    }
    if (separators.find(in.peek()) == std::string_view::npos) {
        return std::nullopt;
    }
    in.acceptAny("Tt");
    in.skip(" ");
    return readClock(in, t) ? finish(in, t) : std::nullopt;
}

std::optional<Timestamp> parseIso(std::string_view text)
{
    Scanner in(text);
    CalendarTime t;
    const auto year = in.number(4, 4);
    if (!year) {
        return std::nullopt;
    }
    t.year = *year;
    const bool dashed = in.acceptAny("-/");
    const auto month = in.number(2, dashed ? 1 : 2);
    if (!month) {
        return std::nullopt;
    }
    t.month = *month;
    if (dashed && !in.acceptAny("-/")) {
        return in.done() ? finish(in, t) : std::nullopt;
    }
    const auto day = in.number(2, dashed ? 1 : 2);
    if (!day) {
        return std::nullopt;
    }
    t.day = *day;
    return readRest(in, t, dashed ? "Tt " : "Tt 0123456789");
}

/// Month, day and year with slashes or dashes; the day comes first only where it can't be a month.
std::optional<Timestamp> parseSlashed(std::string_view text)
{
    Scanner in(text);
    CalendarTime t;
    const auto month = in.number(2);
    const bool first = in.acceptAny("/-");
    const auto day = in.number(2);
    const bool second = in.acceptAny("/-");
    const auto year = in.number(4, 4);
    if (!month || !first || !day || !second || !year) {
        return std::nullopt;
    }
    t.year = *year;
    t.month = *month > 12 ? *day : *month;
    t.day = *month > 12 ? *month : *day;
    return readRest(in, t, " ");
}

std::optional<int> readMonth(Scanner& in)
{
    const std::string word = in.word();
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (word.size() >= 3 && word.starts_with(months[i])) {
            return static_cast<int>(i) + 1;
        }
    }
    return std::nullopt;
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "06 Nov 1994 …", "Sun Nov  6 08:49:37 1994".
std::optional<Timestamp> parseRfc(std::string_view text)
{
    Scanner in(text);
    CalendarTime t;
    if ((in.peek() | 0x20) >= 'a' && (in.peek() | 0x20) <= 'z') {
        in.word();
        in.skip(", ");
    }
    if (auto day = in.number(2)) {
        t.day = *day;
        in.skip(" -");
        const auto month = readMonth(in);
        in.skip(" -");
        const std::size_t before = in.left();
        const auto year = in.number(4, 2);
        if (!month || !year) {
            return std::nullopt;
        }
        const bool shortYear = before - in.left() == 2;
        t.month = *month;
        t.year = shortYear ? *year + (*year < 70 ? 2000 : 1900) : *year;
        return readRest(in, t, " ");
    }
    const auto month = readMonth(in);
    in.skip(" ");
    const auto day = in.number(2);
    in.skip(" ");
    if (!month || !day || !readClock(in, t)) {
        return std::nullopt;
    }
    in.skip(" ");
    const auto year = in.number(4, 4);
    if (!year) {
        return std::nullopt;
    }
    t.year = *year;
    t.month = *month;
    t.day = *day;
    return finish(in, t);
}

/// Plain digits with a fraction, exact to the microsecond where a double is not any more.
std::optional<Timestamp> parseDecimalEpoch(std::string_view text)
{
    const auto point = text.find('.');
    std::int64_t seconds = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + point, seconds);
    if (error != std::errc() || stop != text.data() + point || point + 1 == text.size()) {
        return std::nullopt;
    }
    double fraction = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + point, end, fraction);
    const auto whole = timestampFromSeconds(static_cast<double>(seconds));
    if (read.ec != std::errc() || read.ptr != end || !whole) {
        return std::nullopt;
    }
    const auto micros = static_cast<std::int64_t>(std::nearbyint(fraction * 1e6));
    return inYears(whole->micros + (text.starts_with('-') ? -micros : micros));
}

std::optional<Timestamp> parseEpoch(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    if (text.find('.') != std::string_view::npos && text.find_first_not_of("-0123456789.") == std::string_view::npos) {
        if (const auto exact = parseDecimalEpoch(text)) {
            return exact;
        }
    }
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? timestampFromSeconds(number) : std::nullopt;
}

} // namespace

CalendarTime toCalendar(Timestamp time)
{
    CalendarTime out;
    const std::int64_t seconds = time.seconds();
    out.micros = static_cast<int>(time.micros - seconds * 1'000'000);
    std::int64_t days = seconds / 86400;
    std::int64_t rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    civilFromDays(days, out);
    out.hour = static_cast<int>(rest / 3600);
    out.minute = static_cast<int>(rest / 60 % 60);
    out.second = static_cast<int>(rest % 60);
    out.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
    return out;
}

Timestamp fromCalendar(const CalendarTime& t)
{
    const std::int64_t days = daysFromCivil(t.year, t.month, t.day);
    const std::int64_t seconds = days * 86400 + t.hour * 3600 + t.minute * 60 + t.second;
    return {seconds * 1'000'000 + t.micros};
}

std::string formatIso8601(Timestamp time)
{
    const CalendarTime t = toCalendar(time);
    const std::string head = print("%04d-%02d-%02dT%02d:%02d:%02d", t.year, t.month, t.day, t.hour, t.minute, t.second);
    return head + (t.micros ? print(".%06dZ", t.micros) : "Z");
}

std::string formatIso8601Offset(Timestamp time)
{
    std::string text = formatIso8601(time);
    text.pop_back();
    return text + "+00:00";
}

std::string formatRfc822(Timestamp time)
{
    const CalendarTime t = toCalendar(time);
    std::string month(months[static_cast<std::size_t>(t.month - 1)]);
    month[0] = static_cast<char>(month[0] - 32);
    return print("%s, %02d %s %04d %02d:%02d:%02d GMT",
                 std::string(weekdays[static_cast<std::size_t>(t.weekday)]).c_str(), t.day, month.c_str(), t.year,
                 t.hour, t.minute, t.second);
}

std::string formatSigV4(Timestamp time)
{
    // By hand: every signature needs it, and printf takes longer than hashing.
    const CalendarTime t = toCalendar(time);
    std::string out = "00000000T000000Z";
    const auto put = [&out](std::size_t end, int number) {
        for (; number > 0 && end > 0; number /= 10) { // a year of five digits loses its first, and no memory
            out[--end] = static_cast<char>('0' + number % 10);
        }
    };
    put(4, t.year);
    put(6, t.month);
    put(8, t.day);
    put(11, t.hour);
    put(13, t.minute);
    put(15, t.second);
    return out;
}

std::optional<Timestamp> timestampFromSeconds(double seconds)
{
    constexpr double first = -62135596800.0; // 0001-01-01T00:00:00
    constexpr double end = 253402300800.0;   // 10000-01-01T00:00:00
    double whole = 0;
    const double micros = std::nearbyint(std::modf(seconds, &whole) * 1e6);
    if (!(seconds >= first && seconds < end) || (whole + 1 == end && micros >= 1e6)) {
        return std::nullopt;
    }
    return Timestamp{static_cast<std::int64_t>(whole) * 1'000'000 + static_cast<std::int64_t>(micros)};
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    text = trim(text);
    if (auto epoch = parseEpoch(text)) {
        return epoch;
    }
    if (auto iso = parseIso(text)) {
        return iso;
    }
    if (auto slashed = parseSlashed(text)) {
        return slashed;
    }
    return parseRfc(text);
}

} // namespace botoscope
