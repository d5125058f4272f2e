#include "core/client/page_token.h"

#include "core/base/encoding.h"
#include "core/base/json.h"

namespace botoscope::client {

namespace {

constexpr std::string_view encodedKeys = "boto_encoded_keys";

/// A copy with bytes as base64 text, and the paths to them.
Value withoutBytes(const Value& value, const List& path, List& found)
{
    const auto inner = [&](Value step, const Value& item) {
        List deeper = path;
        deeper.push_back(std::move(step));
        return withoutBytes(item, deeper, found);
    };
    if (value.isBlob()) {
        found.emplace_back(path);
        return base64Encode(value.toBlob().view());
    }
    if (value.isList()) {
        List out;
        for (const Value& item : value.list()) {
            out.push_back(inner(static_cast<std::int64_t>(out.size()), item));
        }
        return out;
    }
    if (!value.isMap()) {
        return value;
    }
    Map out;
    for (const auto& [key, item] : value.map()) {
        out.append(key, inner(key.view(), item));
    }
    return out;
}

/// Turns the text at a path back into bytes. False: there is none.
bool restoreBytes(Value& value, const List& path, std::size_t depth)
{
    if (depth == path.size()) {
        auto bytes = value.isString() ? base64Decode(value.toString()) : std::nullopt;
        if (!bytes) {
            return false;
        }
        value = Blob(std::move(*bytes));
        return true;
    }
    const Value& step = path[depth];
    if (value.isList() && step.isInt()) {
        const auto at = static_cast<std::size_t>(step.toInt());
        return step.toInt() >= 0 && at < value.size() && restoreBytes(value.editList()[at], path, depth + 1);
    }
    Value* member = value.isMap() && step.isString() ? value.editMap().find(step.toString()) : nullptr;
    return member && restoreBytes(*member, path, depth + 1);
}

} // namespace

std::string encodePageToken(const Value& token)
{
    List paths;
    Value plain = withoutBytes(token, {}, paths);
    if (!paths.empty()) {
        plain.set(Name(encodedKeys), std::move(paths));
    }
    return base64Encode(writeJson(plain, JsonStyle::Python));
}

Result<Value> decodePageToken(std::string_view text)
{
    const auto json = base64Decode(text);
    if (!json || !isValidUtf8(*json)) {
        return Error(ErrorCode::Parse, "Bad starting token: it is not base64");
    }
    auto token = parseJson(*json, JsonGrammar::Python);
    if (!token.ok() || !token->isMap()) {
        return Error(ErrorCode::Parse, "Bad starting token: it holds no JSON object");
    }
    const Value paths = (*token)[encodedKeys];
    token->erase(encodedKeys);
    for (const Value& path : paths.list()) {
        if (!restoreBytes(*token, path.list(), 0)) {
            return Error(ErrorCode::Parse, "Bad starting token: a key that holds bytes is missing");
        }
    }
    return token;
}

} // namespace botoscope::client
