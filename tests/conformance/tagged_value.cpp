#include "conformance/tagged_value.h"

#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <cmath>
#include <cstdlib>
#include <optional>

namespace botoscope::conformance {

namespace {

double specialOrNumber(const std::string& text)
{
    if (text == "NaN") {
        return std::nan("");
    }
    return text == "Infinity" ? INFINITY : text == "-Infinity" ? -INFINITY : std::strtod(text.c_str(), nullptr);
}

std::optional<Value> untaggedEntry(std::string_view tag, const std::string& text)
{
    if (tag == "$bytes" || tag == "$stream" || tag == "$streaming") {
        return Value(Blob(base64Decode(text).value_or("")));
    }
    if (tag == "$datetime") {
        const auto time = parseTimestamp(text);
        return time ? std::optional(Value(*time)) : std::nullopt;
    }
    if (tag == "$decimal" || tag == "$float") {
        return Value(specialOrNumber(text));
    }
    return std::nullopt;
}

} // namespace

Value untagged(const Value& value)
{
    if (value.isList()) {
        List out;
        for (const Value& item : value.list()) {
            out.push_back(untagged(item));
        }
        return out;
    }
    if (value.map().size() == 1) {
        const auto& entry = *value.map().begin();
        if (auto plain = untaggedEntry(entry.key, entry.value.toString())) {
            return *plain;
        }
    }
    if (!value.isMap()) {
        return value;
    }
    Map out;
    for (const auto& [key, item] : value.map()) {
        out.append(key, untagged(item));
    }
    return out;
}

} // namespace botoscope::conformance
