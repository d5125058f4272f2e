#include "core/endpoint/rules/functions.h"

#include "core/base/arn.h"
#include "core/base/encoding.h"
#include "core/http/message.h"
#include "core/http/url_path.h"

#include <algorithm>
#include <array>

namespace botoscope::endpoint::rules {

namespace {

struct Entry {
    std::string_view name;
    Function function;
    std::size_t arguments;
};

constexpr std::array<Entry, 15> table = {{
    {"isSet", Function::IsSet, 1},
    {"not", Function::Not, 1},
    {"getAttr", Function::GetAttr, 2},
    {"stringEquals", Function::StringEquals, 2},
    {"booleanEquals", Function::BooleanEquals, 2},
    {"substring", Function::Substring, 4},
    {"parseURL", Function::ParseUrl, 1},
    {"isValidHostLabel", Function::IsValidHostLabel, 2},
    {"uriEncode", Function::UriEncode, 1},
    {"aws.partition", Function::Partition, 1},
    {"aws.parseArn", Function::ParseArn, 1},
    {"aws.isVirtualHostableS3Bucket", Function::IsVirtualHostableS3Bucket, 2},
    {"coalesce", Function::Coalesce, 0},
    {"ite", Function::IfThenElse, 3},
    {"split", Function::Split, 3},
}};

bool isTruthy(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return false;
    case Value::Kind::Bool:
        return value.toBool();
    case Value::Kind::Int:
        return value.toInt() != 0;
    case Value::Kind::String:
        return !value.toString().empty();
    default:
        return value.size() != 0 || value.isDouble();
    }
}

Error wrongType(const Call& call, std::string_view wanted)
{
    return Error(ErrorCode::EndpointResolution,
                 "The rule set's " + call.text + " got a value that is not " + std::string(wanted));
}

/// Four groups of one to three digits; their size does not matter here.
bool looksLikeIpv4(std::string_view text)
{
    int groups = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('.', at), text.size());
        const std::string_view group = text.substr(at, end - at);
        const bool digits = std::all_of(group.begin(), group.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!digits || group.empty() || group.size() > 3) {
            return false;
        }
        ++groups;
        at = end + 1;
    }
    return groups == 4;
}

bool isHostLabel(std::string_view label)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), allowed);
}

/// RFC 1123; with subdomains each of the labels between dots.
bool isValidHostLabel(std::string_view text, bool allowSubdomains)
{
    if (!allowSubdomains) {
        return isHostLabel(text);
    }
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('.', at), text.size());
        if (!isHostLabel(text.substr(at, end - at))) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

bool isVirtualHostableBucket(const std::string& bucket, bool allowSubdomains)
{
    return bucket.size() >= 3 && toLower(bucket) == bucket && !looksLikeIpv4(bucket) &&
           isValidHostLabel(bucket, allowSubdomains);
}

Value parseUrl(const std::string& text)
{
    const auto url = http::splitUrl(text);
    const std::string scheme = url ? toLower(url->scheme) : std::string();
    if ((scheme != "https" && scheme != "http") || !url->query.empty()) {
        return {};
    }
    std::string path = percentEncode(url->path.empty() ? "/" : http::removeDotSegments(url->path), "/");
    path += path.ends_with('/') ? "" : "/";
    const std::string user = url->userinfo.empty() ? "" : url->userinfo + '@';
    return Value::object({{"scheme", scheme},
                          {"authority", user + url->authority()},
                          {"path", url->path},
                          {"normalizedPath", path},
                          {"isIp", looksLikeIpv4(url->host) || url->host.starts_with('[')}});
}

Value arnParts(const std::string& text)
{
    const auto arn = isArn(text) ? parseArn(text) : std::nullopt;
    if (!arn || arn->partition.empty() || arn->service.empty() || arn->resource.empty()) {
        return {};
    }
    List resource(1, Value(std::string()));
    std::string current;
    for (const char c : arn->resource) {
        if (c == ':' || c == '/') {
            resource.back() = std::move(current);
            resource.emplace_back(std::string());
            current.clear();
        } else {
            current += c;
        }
    }
    resource.back() = std::move(current);
    return Value::object({{"partition", arn->partition},
                          {"service", arn->service},
                          {"region", arn->region},
                          {"accountId", arn->account},
                          {"resourceId", std::move(resource)}});
}

Value substring(const std::string& text, std::int64_t start, std::int64_t stop, bool reverse)
{
    const auto size = static_cast<std::int64_t>(text.size());
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    if (start < 0 || start >= stop || size < stop || !ascii) {
        return {};
    }
    const std::int64_t from = reverse ? size - stop : start;
    return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(stop - start));
}

/// At most limit pieces (0: all), the last with the rest.
Value split(const std::string& text, const std::string& delimiter, std::int64_t limit)
{
    List pieces;
    std::size_t at = 0;
    while (!delimiter.empty() && (limit == 0 || static_cast<std::int64_t>(pieces.size()) + 1 < limit)) {
        const std::size_t end = text.find(delimiter, at);
        if (end == std::string::npos) {
            break;
        }
        pieces.emplace_back(text.substr(at, end - at));
        at = end + delimiter.size();
    }
    pieces.emplace_back(text.substr(at));
    return pieces;
}

Value getAttr(Value value, const std::vector<PathStep>& path)
{
    for (const PathStep& step : path) {
        if (!step.name.empty()) {
            value = Value(value[step.name]);
        }
        if (step.index >= 0) {
            value = Value(value.at(static_cast<std::size_t>(step.index)));
        }
    }
    return value;
}

/// Functions whose first argument must be text, or has no value and then gives none.
Result<Value> callOnText(const Call& call, const std::vector<Value>& arguments, const Partitions& partitions)
{
    if (arguments[0].isNull()) {
        switch (call.function) {
        case Function::Partition:
            return partitions.match("");
        case Function::IsValidHostLabel:
        case Function::IsVirtualHostableS3Bucket:
            return Value(false);
        default:
            return Value();
        }
    }
    if (!arguments[0].isString()) {
        return wrongType(call, "text");
    }
    const std::string& text = arguments[0].toString();
    switch (call.function) {
    case Function::ParseUrl:
        return parseUrl(text);
    case Function::UriEncode:
        return Value(percentEncode(text));
    case Function::Partition:
        return partitions.match(text);
    case Function::ParseArn:
        return arnParts(text);
    case Function::IsValidHostLabel:
        return Value(isValidHostLabel(text, arguments[1].toBool()));
    case Function::IsVirtualHostableS3Bucket:
        return Value(isVirtualHostableBucket(text, arguments[1].toBool()));
    case Function::Split:
        return split(text, arguments[1].toString(), arguments[2].toInt());
    default:
        return substring(text, arguments[1].toInt(), arguments[2].toInt(), arguments[3].toBool());
    }
}

} // namespace

std::optional<Function> findFunction(std::string_view name)
{
    const auto* const entry =
        std::find_if(table.begin(), table.end(), [name](const Entry& candidate) { return candidate.name == name; });
    return entry == table.end() ? std::nullopt : std::optional(entry->function);
}

std::size_t argumentCount(Function function)
{
    return table[static_cast<std::size_t>(function)].arguments;
}

Result<Value> callFunction(const Call& call, const std::vector<Value>& arguments, const Partitions& partitions)
{
    switch (call.function) {
    case Function::IsSet:
        return Value(!arguments[0].isNull());
    case Function::Not:
        return Value(!isTruthy(arguments[0]));
    case Function::GetAttr:
        return getAttr(arguments[0], call.path);
    case Function::StringEquals:
        if (!arguments[0].isString() || !arguments[1].isString()) {
            return wrongType(call, "text");
        }
        return Value(arguments[0].toString() == arguments[1].toString());
    case Function::BooleanEquals:
        if (!arguments[0].isBool() || !arguments[1].isBool()) {
            return wrongType(call, "true or false");
        }
        return Value(arguments[0].toBool() == arguments[1].toBool());
    case Function::Substring:
        if (!arguments[0].isString()) {
            return wrongType(call, "text");
        }
        return callOnText(call, arguments, partitions);
    case Function::Coalesce: {
        const auto set = std::find_if(arguments.begin(), arguments.end(), [](const Value& v) { return !v.isNull(); });
        return set == arguments.end() ? Value() : *set;
    }
    case Function::IfThenElse:
        return arguments[isTruthy(arguments[0]) ? 1 : 2];
    default:
        return callOnText(call, arguments, partitions);
    }
}

} // namespace botoscope::endpoint::rules
