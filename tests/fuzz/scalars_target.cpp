// Times and numbers as texts.
#include "core/base/json.h"
#include "core/base/time_format.h"
#include "core/protocol/common/text_reader.h"
#include "core/protocol/common/wire_time.h"
#include "tests/fuzz/fuzz.h"

#include <cmath>
#include <cstring>

namespace botoscope::fuzz {

namespace {

using protocol::TimeFormat;

constexpr std::int64_t firstMoment = -62'135'596'800'000'000;
constexpr std::int64_t lastMoment = 253'402'300'799'999'999;

void checkMoment(Timestamp time)
{
    expect(time.micros >= firstMoment && time.micros <= lastMoment, "a moment lies in the years 1 to 9999");
    expect(parseTimestamp(formatIso8601(time)) == time, "ISO 8601 goes both ways");
    expect(parseTimestamp(formatIso8601Offset(time)) == time, "ISO 8601 with an offset goes both ways");
    const Timestamp whole = Timestamp::fromSeconds(time.seconds());
    expect(parseTimestamp(formatRfc822(time)) == whole, "RFC 822 goes both ways");
    expect(parseTimestamp(formatSigV4(time)) == whole, "the signature's form goes both ways");
    expect(fromCalendar(toCalendar(time)) == time, "the calendar goes both ways");
    for (const TimeFormat format : {TimeFormat::Iso8601, TimeFormat::UnixTimestamp, TimeFormat::Rfc822}) {
        for (const bool milliseconds : {false, true}) {
            const auto again = protocol::momentOf(protocol::wireTime(time, format, milliseconds));
            expect(again && again->seconds() <= time.seconds() + 1 && again->seconds() >= time.seconds(),
                   "what goes over the wire is that moment");
        }
    }
}

void checkNumbers(std::string_view text)
{
    const auto whole = protocol::parseInteger(text);
    const auto real = protocol::parseFloat(text);
    expect(!whole || real, "an integer is a number");
    expect(!whole || !whole->isInt() || static_cast<double>(whole->toInt()) == *real, "an integer is that number");
    if (real) {
        const auto again = protocol::parseFloat(doubleToText(*real));
        expect(again && (*again == *real || (std::isnan(*again) && std::isnan(*real))),
               "a number's text is that number");
        protocol::toInteger(*real);
    }
}

} // namespace

void runOne(std::string_view bytes)
{
    if (const auto time = parseTimestamp(bytes)) {
        checkMoment(*time);
    }
    checkNumbers(bytes);
    for (const auto type : {model::ShapeType::Integer, model::ShapeType::Double, model::ShapeType::Timestamp,
                            model::ShapeType::Boolean, model::ShapeType::Blob}) {
        Value out;
        protocol::ReadFailure failure;
        const bool read = protocol::readText(type, bytes, protocol::BooleanText::AnyCase, out, failure);
        expect(read || failure.error().message.size() < 300, "an error shows a little of the text");
    }
    if (bytes.size() >= sizeof(double)) {
        double number = 0;
        std::memcpy(&number, bytes.data(), sizeof number);
        if (const auto time = timestampFromSeconds(number)) {
            checkMoment(*time);
        }
    }
}

} // namespace botoscope::fuzz
