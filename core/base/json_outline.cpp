#include "core/base/json_outline.h"

#include "core/base/name.h"

#include <algorithm>
#include <simdjson.h>

namespace botoscope {

static_assert(jsonPadding >= simdjson::SIMDJSON_PADDING);

namespace {

namespace od = simdjson::ondemand;
using simdjson::error_code;

constexpr std::string_view blanks = " \t\r\n";

/// The key as it reads. Keys with escapes, which no model has, are kept for the life of the program.
error_code readKey(od::field& field, std::string_view& out)
{
    const char* const start = field.key().raw();
    const char* end = start;
    while (*end != '"' && *end != '\\') { // simdjson has seen the quote that closes it
        ++end;
    }
    if (*end == '"') {
        out = {start, static_cast<std::size_t>(end - start)};
        return simdjson::SUCCESS;
    }
    std::string_view unescaped;
    const error_code error = field.unescaped_key().get(unescaped);
    out = Name::interned(unescaped).view();
    return error;
}

error_code readValue(od::value value, int depth, JsonPart& out);

error_code readMembers(od::object object, int depth, std::vector<JsonPart>& out)
{
    for (auto member : object) {
        od::field field;
        JsonPart& part = out.emplace_back();
        if (const auto error = std::move(member).get(field)) {
            return error;
        }
        if (const auto error = readKey(field, part.key)) {
            return error;
        }
        if (const auto error = readValue(field.value(), depth, part)) {
            return error;
        }
    }
    return simdjson::SUCCESS;
}

error_code readItems(od::array array, int depth, std::vector<JsonPart>& out)
{
    for (auto item : array) {
        od::value value;
        if (const auto error = std::move(item).get(value)) {
            return error;
        }
        if (const auto error = readValue(value, depth, out.emplace_back())) {
            return error;
        }
    }
    return simdjson::SUCCESS;
}

/// From start to the bracket behind the last part.
std::string_view enclosing(const char* start, const std::vector<JsonPart>& parts)
{
    const char* end = parts.empty() ? start + 1 : parts.back().text.data() + parts.back().text.size();
    const char closing = *start == '{' ? '}' : ']';
    while (*end != closing) { // there is one, and only blanks before it
        ++end;
    }
    return {start, static_cast<std::size_t>(end - start) + 1};
}

/// Source: a value or the document.
template <class Source> error_code readBlock(Source& source, od::json_type type, int depth, JsonPart& out)
{
    const char* const start = out.text.data();
    error_code error = simdjson::SUCCESS;
    if (type == od::json_type::object) {
        od::object object;
        error = source.get_object().get(object);
        error = error ? error : depth > 0 ? readMembers(object, depth - 1, out.parts) : object.raw_json().get(out.text);
    } else {
        od::array array;
        error = source.get_array().get(array);
        error = error ? error : depth > 0 ? readItems(array, depth - 1, out.parts) : array.raw_json().get(out.text);
    }
    if (!error && depth > 0) {
        out.text = enclosing(start, out.parts);
    }
    return error;
}

error_code readValue(od::value value, int depth, JsonPart& out)
{
    out.text = value.raw_json_token();
    od::json_type type{};
    const error_code error = value.type().get(type);
    const bool block = type == od::json_type::object || type == od::json_type::array;
    return error || !block ? error : readBlock(value, type, depth, out);
}

error_code readDocument(od::document& document, int depth, JsonPart& out)
{
    od::json_type type{};
    if (const auto error = document.type().get(type)) {
        return error;
    }
    if (type != od::json_type::object && type != od::json_type::array) {
        return simdjson::SUCCESS;
    }
    const std::string_view whole = out.text;
    out.text.remove_prefix(whole.find_first_not_of(blanks));
    if (const auto error = readBlock(document, type, depth, out)) {
        return error;
    }
    const auto used = static_cast<std::size_t>(out.text.data() + out.text.size() - whole.data());
    const bool atEnd = used >= whole.size() || whole.find_first_not_of(blanks, used) == whole.npos;
    return atEnd ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

} // namespace

const JsonPart* JsonPart::find(std::string_view member) const
{
    const auto found =
        std::find_if(parts.rbegin(), parts.rend(), [member](const JsonPart& part) { return part.key == member; });
    return found == parts.rend() || !isObject() ? nullptr : &*found;
}

Result<JsonPart> outlineJson(std::string_view paddedText, int depth)
{
    JsonPart out;
    out.text = paddedText;
    od::parser parser;
    od::document document;
    error_code error =
        parser.iterate(paddedText.data(), paddedText.size(), paddedText.size() + jsonPadding).get(document);
    error = error ? error : readDocument(document, depth, out);
    if (error) {
        return Error(ErrorCode::Parse, std::string("not valid JSON: ") + simdjson::error_message(error));
    }
    return out;
}

} // namespace botoscope
