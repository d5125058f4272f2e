#include "core/auth/query_string.h"

#include "core/base/encoding.h"
#include "core/base/json.h"

#include <algorithm>

namespace botoscope::auth {

namespace {
/// A JSON member as Python's str() prints it where it is not text.
std::string memberText(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::String:
        return value.toString();
    case Value::Kind::Null:
        return "None";
    case Value::Kind::Bool:
        return value.toBool() ? "True" : "False";
    default:
        return writeJson(value, JsonStyle::Python);
    }
}
} // namespace

http::Parameters parseQuery(std::string_view query)
{
    http::Parameters out;
    for (std::size_t at = 0; at < query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string_view pair = query.substr(at, end - at);
        if (!pair.empty()) {
            const std::size_t equals = std::min(pair.find('='), pair.size());
            out.emplace_back(percentDecode(pair.substr(0, equals), true),
                             percentDecode(pair.substr(std::min(equals + 1, pair.size())), true));
        }
        at = end + 1;
    }
    return out;
}

std::string encodeQuery(const http::Parameters& parameters)
{
    std::string out;
    for (const auto& [key, value] : parameters) {
        out.append(out.empty() ? "" : "&").append(percentEncode(key)).append(1, '=').append(percentEncode(value));
    }
    return out;
}

void setParameter(http::Parameters& parameters, std::string_view key, std::string value)
{
    for (auto& [name, old] : parameters) {
        if (name == key) {
            old = std::move(value);
            return;
        }
    }
    parameters.emplace_back(std::string(key), std::move(value));
}

const std::string* findParameter(const http::Parameters& parameters, std::string_view key)
{
    for (const auto& [name, value] : parameters) {
        if (name == key) {
            return &value;
        }
    }
    return nullptr;
}

void moveBodyToQuery(http::Request& request, http::Parameters& parameters)
{
    if (request.body.empty()) {
        return;
    }
    if (request.body.isForm()) {
        for (const auto& [key, value] : request.body.form()) {
            setParameter(parameters, key, value);
        }
        request.body = http::Body();
        return;
    }
    const auto json = parseJson(*request.body.shared());
    if (!json || !json->isMap()) {
        return;
    }
    for (const auto& [key, value] : json->map()) {
        if (!value.isList()) {
            setParameter(parameters, key.view(), memberText(value));
            continue;
        }
        for (const Value& item : value.list()) {
            parameters.emplace_back(key.str(), memberText(item));
        }
    }
    request.body = http::Body();
}

} // namespace botoscope::auth
