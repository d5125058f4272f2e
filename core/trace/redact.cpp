#include "core/trace/redact.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/xml_text.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace botoscope::trace {

namespace {

constexpr int depthLimit = 200;

constexpr std::array<std::string_view, 18> secretNames = {
    "secretaccesskey", "sessiontoken",       "securitytoken", "password",           "accesstoken",  "refreshtoken",
    "idtoken",         "clientsecret",       "privatekey",    "secretstring",       "secretbinary", "authorization",
    "cookie",          "proxyauthorization", "setcookie",     "masteruserpassword", "authtoken",    "secretkey"};

std::string squeezed(std::string_view name)
{
    std::string out;
    for (const char c : toLower(name)) {
        if (c != '-' && c != '_') {
            out += c;
        }
    }
    return out;
}

std::string jsonSpelling(std::string_view text, bool asciiOnly)
{
    std::string quoted;
    appendJsonString(quoted, text, asciiOnly);
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace

bool isSecretName(std::string_view name)
{
    const std::string plain = squeezed(name);
    return std::find(secretNames.begin(), secretNames.end(), plain) != secretNames.end();
}

void Redactor::addSecret(std::string_view secret, std::string_view replacement)
{
    if (secret.size() < 3) {
        return;
    }
    addSpelling(std::string(secret), replacement);
    addSpelling(jsonSpelling(secret, true), replacement);
    addSpelling(jsonSpelling(secret, false), replacement);
    addSpelling(percentEncode(secret), replacement);
    addSpelling(formEncode(secret), replacement);
    addSpelling(xmlEscape(secret), replacement);
    addSpelling(base64Encode(secret), replacement);
}

void Redactor::addAccessKeyId(std::string_view accessKeyId)
{
    if (accessKeyId.size() > 4) {
        addSecret(accessKeyId, "****************" + std::string(accessKeyId.substr(accessKeyId.size() - 4)));
    }
}

void Redactor::addSpelling(std::string text, std::string_view replacement)
{
    const auto same = [&text](const Replacement& known) { return known.from == text; };
    if (std::any_of(m_replacements.begin(), m_replacements.end(), same)) {
        return;
    }
    const auto shorter = [&text](const Replacement& known) { return known.from.size() < text.size(); };
    const auto at = std::find_if(m_replacements.begin(), m_replacements.end(), shorter);
    m_replacements.insert(at, {std::move(text), std::string(replacement)});
}

std::string Redactor::text(std::string_view text) const
{
    std::string out(text);
    for (const Replacement& replacement : m_replacements) {
        for (auto at = out.find(replacement.from); at != std::string::npos;
             at = out.find(replacement.from, at + replacement.to.size())) {
            out.replace(at, replacement.from.size(), replacement.to);
        }
    }
    return out;
}

Value Redactor::value(const Value& value) const
{
    if (m_replacements.empty()) {
        return value;
    }
    switch (value.kind()) {
    case Value::Kind::String: {
        std::string shown = text(value.toString());
        return shown == value.toString() ? value : Value(std::move(shown));
    }
    case Value::Kind::Blob: {
        const std::string_view bytes = value.toBlob().view();
        std::string shown = text(bytes);
        return shown == bytes ? value : Value(Blob(std::move(shown)));
    }
    case Value::Kind::List: {
        Value out = value;
        for (std::size_t i = 0; i < value.list().size(); ++i) {
            Value item = this->value(value.list()[i]);
            if (!Value::identical(item, value.list()[i])) {
                out.editList()[i] = std::move(item);
            }
        }
        return out;
    }
    case Value::Kind::Map: {
        Value out = value;
        for (const auto& [key, member] : value.map()) {
            Value shown = this->value(member);
            if (!Value::identical(shown, member)) {
                out.set(key, std::move(shown));
            }
        }
        return out;
    }
    default:
        return value;
    }
}

Value Redactor::shaped(const Value& value, const model::Shape* shape)
{
    if (!shape || !reachesSensitive(*shape)) {
        return value;
    }
    return maskInside(value, *shape, 0);
}

void Redactor::learn(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::String:
        addSecret(value.toString());
        break;
    case Value::Kind::Blob:
        addSecret(value.toBlob().view());
        break;
    case Value::Kind::List:
        for (const Value& item : value.list()) {
            learn(item);
        }
        break;
    case Value::Kind::Map:
        for (const auto& entry : value.map()) {
            learn(entry.value);
        }
        break;
    default:
        break;
    }
}

Value Redactor::maskMember(const Value& value, const model::ShapeRef& ref, std::string_view name, int depth)
{
    if (value.isNull()) {
        return value;
    }
    const bool text = value.isString() || value.isBlob();
    if (ref.traits().sensitive || (text && isSecretName(name))) {
        learn(value);
        return Value(redactedText);
    }
    return maskInside(value, ref.shape(), depth);
}

Value Redactor::maskInside(const Value& value, const model::Shape& shape, int depth)
{
    if (depth > depthLimit || (!value.isMap() && !value.isList())) {
        return value;
    }
    Value out = value;
    if (shape.type == model::ShapeType::Structure && value.isMap()) {
        for (const auto& [key, item] : value.map()) {
            const model::Member* member = shape.member(key.view());
            if (member) {
                Value shown = maskMember(item, member->ref, key.view(), depth + 1);
                if (!Value::identical(shown, item)) {
                    out.set(key, std::move(shown));
                }
            }
        }
    } else if (shape.type == model::ShapeType::Map && value.isMap()) {
        for (const auto& [key, item] : value.map()) {
            Value shown = maskMember(item, shape.mapValue, key.view(), depth + 1);
            if (!Value::identical(shown, item)) {
                out.set(key, std::move(shown));
            }
        }
    } else if (shape.type == model::ShapeType::List && value.isList()) {
        for (std::size_t i = 0; i < value.list().size(); ++i) {
            Value shown = maskMember(value.list()[i], shape.listMember, {}, depth + 1);
            if (!Value::identical(shown, value.list()[i])) {
                out.editList()[i] = std::move(shown);
            }
        }
    }
    return out;
}

namespace {

class SensitiveWalk {
public:
    bool reaches(const model::Shape& shape)
    {
        if (!m_seen.insert(&shape).second) {
            return false;
        }
        if (shape.traits.sensitive) {
            return true;
        }
        switch (shape.type) {
        case model::ShapeType::Structure:
            return std::any_of(shape.members.begin(), shape.members.end(), [this](const model::Member& member) {
                const bool text =
                    member.ref.type() == model::ShapeType::String || member.ref.type() == model::ShapeType::Blob;
                return member.ref.traits().sensitive || (text && isSecretName(member.name.view())) ||
                       reaches(member.ref.shape());
            });
        case model::ShapeType::List:
            return shape.listMember.traits().sensitive || reaches(shape.listMember.shape());
        case model::ShapeType::Map:
            return shape.mapValue.traits().sensitive || reaches(shape.mapValue.shape());
        default:
            return false;
        }
    }

private:
    std::unordered_set<const model::Shape*> m_seen;
};

} // namespace

bool reachesSensitive(const model::Shape& shape)
{
    return SensitiveWalk().reaches(shape);
}

std::string shownHeader(std::string_view name, std::string_view value)
{
    const std::string lower = toLower(name);
    if (lower == "authorization") {
        const auto at = value.find("Signature=");
        if (value.starts_with("AWS4-") && at != std::string_view::npos) {
            return std::string(value.substr(0, at)) + "Signature=" + std::string(redactedText);
        }
        return std::string(value.substr(0, value.find(' '))) + ' ' + std::string(redactedText);
    }
    return isSecretName(lower) || isSecretHeader(lower) ? std::string(redactedText) : std::string(value);
}

namespace {

/// scheme://user:password@host… without user and password.
std::string withoutUserInfo(std::string_view url)
{
    const auto scheme = url.find("://");
    const auto start = scheme == std::string_view::npos ? 0 : scheme + 3;
    const std::string_view authority = url.substr(start, url.find('/', start) - start);
    const auto at = authority.rfind('@');
    if (at == std::string_view::npos) {
        return std::string(url);
    }
    return std::string(url.substr(0, start)) + std::string(redactedText) + std::string(url.substr(start + at));
}

} // namespace

std::string shownUrl(std::string_view url)
{
    const auto question = url.find('?');
    std::string out = withoutUserInfo(url.substr(0, question));
    std::string_view rest = question == std::string_view::npos ? std::string_view() : url.substr(question);
    while (!rest.empty()) {
        const auto end = rest.find('&', 1);
        const std::string_view pair = rest.substr(0, end); // begins with ? or &
        const auto equals = pair.find('=');
        const bool hidden = equals != std::string_view::npos && isSecretParameter(toLower(pair.substr(1, equals - 1)));
        out += hidden ? std::string(pair.substr(0, equals + 1)) + std::string(redactedText) : std::string(pair);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    }
    return out;
}

} // namespace botoscope::trace
