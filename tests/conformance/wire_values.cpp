#include "conformance/wire_values.h"

#include "conformance/tagged_value.h"
#include "core/base/encoding.h"
#include "core/base/time_format.h"
#include "core/protocol/common/python_text.h"
#include "core/protocol/common/wire_time.h"

#include <cstdlib>

namespace botoscope::conformance {

namespace {

using protocol::TimeFormat;

/// Whether two texts that end with "Z" differ only in zeros at the end of their fraction.
bool sameButForZeros(std::string a, std::string b)
{
    for (std::string* text : {&a, &b}) {
        text->resize(text->find_last_not_of("0Z") + 1);
    }
    return a == b;
}

std::optional<std::string> formatDiffers(const Value& testCase, TimeFormat format)
{
    const std::int64_t seconds = std::strtoll(testCase["canonical_seconds"].toString().c_str(), nullptr, 10);
    const auto inRange = protocol::momentOf(Value(seconds));
    const bool refusal = testCase["error"].toBool();
    if (refusal || !inRange) {
        return refusal == !inRange ? std::nullopt
                                   : std::optional<std::string>(inRange ? "not refused" : "@outside-years: refused");
    }
    const Timestamp time{inRange->micros + testCase["canonical_nanos"].toInt() / 1000};
    const std::string text = protocol::pythonText(protocol::wireTime(time, format, false));
    const std::string& wanted = testCase["smithy_format_value"].toString();
    if (text == wanted) {
        return std::nullopt;
    }
    const bool whole = wanted.starts_with(text + '.');
    const bool padded = format == TimeFormat::Iso8601 && sameButForZeros(wanted, text);
    return (whole    ? "@whole-epoch-seconds: "
            : padded ? "@six-digit-fraction: "
                     : "") +
           ("wanted " + wanted) + ", got " + text;
}

/// The pairs of a dict or list of pairs; a list stands for a repeated key.
std::string encodedSequence(const Value& pairs)
{
    std::string out;
    const auto add = [&](const Value& key, const Value& value) {
        out += (out.empty() ? "" : "&") + percentEncode(protocol::pythonText(key)) + "=" +
               percentEncode(protocol::pythonText(value));
    };
    const auto addAll = [&](const Value& key, const Value& value) {
        for (const Value& item : value.list()) {
            add(key, item);
        }
        if (!value.isList()) {
            add(key, value);
        }
    };
    for (const auto& [key, value] : pairs.map()) {
        addAll(Value(key.view()), value);
    }
    for (const Value& pair : pairs.list()) {
        addAll(pair.at(0), pair.at(1));
    }
    return out;
}

/// What our function gives; nullopt where it refuses.
std::optional<Value> resultOf(const std::string& function, const Value& argument, const Value& options)
{
    if (function == "parse_to_aware_datetime") {
        const auto time = protocol::momentOf(argument);
        return time ? std::optional(Value(*time)) : std::nullopt;
    }
    if (function == "percent_encode") {
        const std::string text =
            argument.isBlob() ? std::string(argument.toBlob().view()) : protocol::pythonText(argument);
        return percentEncode(text, options["safe"].toString());
    }
    return encodedSequence(argument);
}

std::optional<std::string> functionDiffers(const Value& testCase)
{
    const auto got = resultOf(testCase["fn"].toString(), untagged(testCase["args"].at(0)), testCase["kwargs"]);
    const Value* wanted = testCase["expect"].find("result");
    if (!got || !wanted) {
        return !got && !wanted ? std::nullopt : std::optional<std::string>(got ? "not refused" : "refused");
    }
    return difference(untagged(*wanted), *got);
}

} // namespace

SuiteResult runTimestampFormat(const std::filesystem::path& folder)
{
    SuiteResult result;
    const auto sections = readJson(folder / "date-time-format.json");
    if (!sections) {
        result.fail("date-time-format.json", sections.error().message);
        return result;
    }
    constexpr std::pair<const char*, TimeFormat> formats[] = {{"format_epoch_seconds", TimeFormat::UnixTimestamp},
                                                              {"format_http_date", TimeFormat::Rfc822},
                                                              {"format_date_time", TimeFormat::Iso8601}};
    for (const auto& [section, format] : formats) {
        for (const Value& testCase : (*sections)[section].list()) {
            result.count(testCase["id"].toString(), formatDiffers(testCase, format));
        }
    }
    return result;
}

SuiteResult runWireFunctions(const std::filesystem::path& folder)
{
    SuiteResult result;
    const auto cases = readJson(folder / "cases.json");
    if (!cases) {
        result.fail("cases.json", cases.error().message);
        return result;
    }
    for (const Value& testCase : cases->list()) {
        const std::string& function = testCase["fn"].toString();
        if (function == "parse_to_aware_datetime" || function == "percent_encode" ||
            function == "percent_encode_sequence") {
            result.count(testCase["id"].toString(), functionDiffers(testCase));
        }
    }
    return result;
}

} // namespace botoscope::conformance
