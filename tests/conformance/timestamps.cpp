#include "conformance/timestamps.h"

#include "core/base/time_format.h"

#include <cstdlib>

namespace botoscope::conformance {

namespace {

std::optional<std::string> runCase(const Value& test)
{
    const std::string& text = test["smithy_format_value"].toString();
    const auto time = parseTimestamp(text);
    if (test["error"].toBool()) {
        return time ? std::optional<std::string>("accepted " + text) : std::nullopt;
    }
    const std::int64_t seconds = std::strtoll(test["canonical_seconds"].toString().c_str(), nullptr, 10);
    if (!time) {
        const bool inYears = seconds >= -62135596800 && seconds < 253402300800;
        return (inYears ? "refused " : "@outside-years: refused ") + text;
    }
    const std::int64_t fraction = test["canonical_nanos"].toInt() / 1000;
    const auto isNear = [&time](std::int64_t micros) {
        return std::llabs(time->micros - micros) <= 1; // nanoseconds are rounded by us, cut here
    };
    if (isNear(seconds * 1'000'000 + fraction)) {
        return std::nullopt;
    }
    const bool decimal = seconds < 0 && isNear(seconds * 1'000'000 - fraction);
    return (decimal ? "@negative-decimal: " : "") + text + " read as " + std::to_string(time->micros) + " µs";
}

std::optional<std::string> runFunction(const Value& argument, const Value& expect)
{
    const auto time =
        argument.isString() ? parseTimestamp(argument.toString()) : timestampFromSeconds(argument.toDouble());
    const Value* result = expect.find("result");
    if (!result) {
        return time ? std::optional<std::string>("accepted " + argument.toString()) : std::nullopt;
    }
    const std::string& text = (*result)["$datetime"].toString();
    const auto wanted = parseTimestamp(text);
    return time && time == wanted ? std::nullopt : std::optional<std::string>("expected " + text);
}

} // namespace

SuiteResult runTimestampParsing(const std::filesystem::path& folder)
{
    SuiteResult result;
    const auto cases = readJson(folder / "date-time-format.json");
    if (!cases) {
        result.fail("date-time-format.json", cases.error().message);
        return result;
    }
    for (const auto& [section, tests] : cases->map()) {
        if (section.view().starts_with("parse_")) {
            for (const Value& test : tests.list()) {
                result.count(test["id"].toString(), runCase(test));
            }
        }
    }
    return result;
}

SuiteResult runParseTimestamp(const std::filesystem::path& folder)
{
    SuiteResult result;
    const auto cases = readJson(folder / "cases.json");
    if (!cases) {
        result.fail("cases.json", cases.error().message);
        return result;
    }
    for (const Value& test : cases->list()) {
        if (test["fn"].toString() == "parse_timestamp") {
            result.count(test["id"].toString(), runFunction(test["args"].at(0), test["expect"]));
        }
    }
    return result;
}

} // namespace botoscope::conformance
