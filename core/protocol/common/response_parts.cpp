#include "core/protocol/common/response_parts.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/protocol/common/reason_phrase.h"

#include <algorithm>

namespace botoscope::protocol {

namespace {

/// The fields of a response as a map: repeated ones joined, at the place and in the spelling of the first.
std::vector<http::Headers::Field> joinedFields(const http::Headers& headers)
{
    std::vector<http::Headers::Field> joined;
    joined.reserve(headers.size());
    for (const auto& [name, value] : headers) {
        const auto known = std::find_if(joined.begin(), joined.end(), [&name = name](const auto& field) {
            return equalsIgnoreCase(field.first, name);
        });
        if (known == joined.end()) {
            joined.emplace_back(name, value);
        } else {
            known->second += ", " + value;
        }
    }
    return joined;
}

/// A jsonvalue header: base64 of JSON text.
bool readJsonValue(std::string_view text, Value& out, ReadFailure& failure)
{
    const auto decoded = base64Decode(text);
    auto value = decoded ? parseJson(*decoded, JsonGrammar::Python) : Error(ErrorCode::Parse, "");
    if (!value) {
        return failure.set("the header is not base64 of JSON");
    }
    out = *std::move(value);
    return true;
}

bool readHeader(const model::ShapeRef& ref, std::string_view text, BooleanText booleans, Value& out,
                ReadFailure& failure);

/// Where the quoted text that begins at start ends, behind its second quote; npos if that is missing.
std::size_t endOfQuotes(std::string_view text, std::size_t start)
{
    for (std::size_t at = start + 1; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

/// A quoted item without its quotes; anything else as it is.
std::string unquoted(std::string_view item)
{
    if (!item.starts_with('"') || endOfQuotes(item, 0) != item.size()) {
        return std::string(item);
    }
    std::string out;
    for (std::size_t at = 1; at + 1 < item.size(); ++at) {
        at += item[at] == '\\' ? 1 : 0;
        out += item[at];
    }
    return out;
}

/// Where an item of a list in a header ends: at the next comma that is not between quotes. The comma behind the weekday
/// of an HTTP date is part of the item (botocore splits there and reads the weekday alone as a date of the current
/// week).
std::size_t endOfItem(model::ShapeType type, std::string_view text, std::size_t start)
{
    const std::size_t first = std::min(text.find_first_not_of(" \t", start), text.size());
    if (type == model::ShapeType::String && text.substr(first).starts_with('"')) {
        const std::size_t end = endOfQuotes(text, first);
        return end == std::string_view::npos ? std::min(text.find(',', start), text.size())
                                             : std::min(text.find(',', end), text.size());
    }
    std::size_t comma = text.find(',', start);
    const std::string_view piece = trim(text.substr(start, std::min(comma, text.size()) - start));
    const bool weekday =
        type == model::ShapeType::Timestamp && !piece.empty() &&
        std::all_of(piece.begin(), piece.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (weekday && comma != std::string_view::npos) {
        comma = text.find(',', comma + 1);
    }
    return std::min(comma, text.size());
}

/// A list in one header: items between commas, texts in quotes where they hold some (botocore keeps the quotes).
bool readHeaderList(const model::ShapeRef& ref, std::string_view text, BooleanText booleans, Value& out,
                    ReadFailure& failure)
{
    const model::ShapeRef& item = ref.shape().listMember;
    List list;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t comma = endOfItem(item.type(), text, start);
        const std::string_view trimmed = trim(text.substr(start, comma - start));
        const std::string piece = item.type() == model::ShapeType::String ? unquoted(trimmed) : std::string(trimmed);
        if (!readHeader(item, piece, booleans, list.emplace_back(), failure)) {
            return failure.inItem(list.size() - 1);
        }
        start = comma + 1;
    }
    out = Value(std::move(list));
    return true;
}

bool readHeader(const model::ShapeRef& ref, std::string_view text, BooleanText booleans, Value& out,
                ReadFailure& failure)
{
    const bool isHeader = ref.traits().location == model::Location::Header;
    if (isHeader && ref.traits().jsonvalue && ref.type() == model::ShapeType::String) {
        return readJsonValue(text, out, failure);
    }
    if (ref.type() == model::ShapeType::List) {
        return readHeaderList(ref, text, booleans, out, failure);
    }
    return readText(ref.type(), text, booleans, out, failure);
}

/// Headers of one prefix (in any case) as a map; the names keep their spelling behind it.
Value readPrefixHeaders(const http::Headers& headers, std::string_view prefix)
{
    Map map;
    for (auto& [name, value] : joinedFields(headers)) {
        if (name.size() >= prefix.size() && equalsIgnoreCase(std::string_view(name).substr(0, prefix.size()), prefix)) {
            map.set(Name(std::string_view(name).substr(prefix.size())), std::move(value));
        }
    }
    return map;
}

} // namespace

const std::string& bodyOf(const http::Response& response)
{
    static const std::string none;
    return response.body ? *response.body : none;
}

std::optional<std::string> headerValue(const http::Headers& headers, std::string_view name)
{
    std::optional<std::string> joined;
    for (const std::string& value : headers.all(name)) {
        if (joined) {
            joined->append(", ").append(value);
        } else {
            joined = value;
        }
    }
    return joined;
}

Value lowerCaseHeaders(const http::Headers& headers)
{
    Map map;
    for (auto& [name, value] : joinedFields(headers)) {
        map.append(Name(toLower(name)), std::move(value));
    }
    return map;
}

Value errorFromStatus(int status)
{
    return Value::object({{"Code", std::to_string(status)}, {"Message", reasonPhrase(status)}});
}

Result<void> readHeaderMembers(const http::Response& response, const model::Shape& shape, BooleanText booleans,
                               Map& out)
{
    for (const model::Member& member : shape.members) {
        const model::Location location = member.ref.traits().location;
        if (location == model::Location::StatusCode) {
            out.set(member.name, response.status);
        } else if (location == model::Location::Headers) {
            out.set(member.name, readPrefixHeaders(response.headers, member.ref.traits().locationName));
        } else if (location == model::Location::Header) {
            const auto text = headerValue(response.headers, member.wireName());
            Value value;
            ReadFailure failure;
            if (text && !readHeader(member.ref, *text, booleans, value, failure)) {
                failure.inMember(member.name.view());
                return failure.error();
            }
            if (text) {
                out.set(member.name, std::move(value));
            }
        }
    }
    return {};
}

void addRequestId(const http::Headers& headers, Value& metadata)
{
    if (auto id = headerValue(headers, "x-amzn-requestid")) {
        metadata.set("RequestId", *std::move(id));
    }
}

Value restMetadata(const http::Headers& headers)
{
    Value metadata = Map();
    addRequestId(headers, metadata);
    if (metadata.size() > 0) {
        return metadata;
    }
    if (auto id = headerValue(headers, "x-amz-request-id")) {
        metadata.set("RequestId", *std::move(id));
        metadata.set("HostId", headerValue(headers, "x-amz-id-2").value_or(""));
    }
    return metadata;
}

std::string_view trimErrorCode(std::string_view code)
{
    code = code.substr(0, code.find(':'));
    const auto hash = code.rfind('#');
    return hash == std::string_view::npos ? code : code.substr(hash + 1);
}

std::optional<std::string> errorTypeHeader(const http::Headers& headers)
{
    const auto type = headerValue(headers, "x-amzn-errortype");
    return type ? std::optional<std::string>(trimErrorCode(*type)) : std::nullopt;
}

Value errorFromBody(const http::Response& response, const Value& body, std::string untyped)
{
    const Value* message = body.find("message");
    message = message ? message : body.find("Message");
    Map error;
    error.set("Message", message ? *message : Value(""));
    error.set("Code", "");
    const Value* type = body.find("__type");
    Value code = type ? *type : Value(untyped.empty() ? std::to_string(response.status) : std::move(untyped));
    if (code.isString()) {
        code = trimErrorCode(code.toString());
    }
    const std::string query = headerValue(response.headers, "x-amzn-query-error").value_or("");
    const auto semicolon = query.find(';');
    const bool twoParts = semicolon != std::string::npos && query.find(';', semicolon + 1) == std::string::npos;
    if (!code.isNull() && twoParts && semicolon > 0) {
        error.set("QueryErrorCode", std::move(code));
        error.set("Type", query.substr(semicolon + 1));
        code = query.substr(0, semicolon);
    }
    if (!code.isNull()) {
        error.set("Code", std::move(code));
    }
    Value metadata = Map();
    addRequestId(response.headers, metadata);
    return Value::object({{"Error", std::move(error)}, {"ResponseMetadata", std::move(metadata)}});
}

} // namespace botoscope::protocol
