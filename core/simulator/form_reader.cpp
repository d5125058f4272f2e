#include "core/simulator/form_reader.h"

#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <charconv>
#include <map>

namespace botoscope::simulator {

namespace {

constexpr int depthLimit = 60;
constexpr int itemLimit = 100'000;

std::string firstUpper(std::string text)
{
    if (!text.empty()) {
        text[0] = toUpper(text.substr(0, 1))[0];
    }
    return text;
}

class FormReader {
public:
    FormReader(const http::Parameters& form, bool ec2) : m_ec2(ec2)
    {
        for (const auto& [key, value] : form) {
            m_fields.emplace(key, value);
        }
    }

    Value structure(const model::Shape& shape, const std::string& prefix, int depth) const
    {
        Map out;
        for (const model::Member& member : shape.members) {
            const std::string key = (prefix.empty() ? "" : prefix + '.') + memberName(member);
            if (auto value = read(member.ref, key, depth)) {
                out.set(member.name, std::move(*value));
            } else if (member.required) {
                addEmpty(member, out);
            }
        }
        return out;
    }

private:
    /// Empty structures, maps and (in ec2) lists leave nothing in a form: a required one that is not there was empty.
    static void addEmpty(const model::Member& member, Map& out)
    {
        switch (member.ref.type()) {
        case model::ShapeType::Structure:
        case model::ShapeType::Map:
            out.set(member.name, Map());
            break;
        case model::ShapeType::List:
            out.set(member.name, List());
            break;
        default:
            break;
        }
    }

    std::string memberName(const model::Member& member) const
    {
        const model::Traits& traits = member.ref.traits();
        if (!m_ec2) {
            return listName(member.ref, std::string(member.wireName()));
        }
        if (!traits.queryName.empty()) {
            return traits.queryName;
        }
        return traits.locationName.empty() ? member.name.str() : firstUpper(traits.locationName);
    }

    /// A flattened list with a named member goes by that name instead of its own.
    static std::string listName(const model::ShapeRef& ref, std::string own)
    {
        const bool flat = ref.type() == model::ShapeType::List && ref.traits().flattened;
        const std::string& item = flat ? ref.shape().listMember.traits().locationName : ref.traits().queryName;
        return flat && !item.empty() ? item : own;
    }

    bool present(const std::string& key) const
    {
        if (m_fields.contains(key)) {
            return true;
        }
        const auto next = m_fields.lower_bound(key + '.');
        return next != m_fields.end() && next->first.starts_with(key + '.');
    }

    std::optional<Value> read(const model::ShapeRef& ref, const std::string& key, int depth) const
    {
        if (depth > depthLimit || !present(key)) {
            return std::nullopt;
        }
        switch (ref.type()) {
        case model::ShapeType::Structure:
            return structure(ref.shape(), key, depth + 1);
        case model::ShapeType::List:
            return list(ref, key, depth);
        case model::ShapeType::Map:
            return map(ref, key, depth);
        default: {
            const auto field = m_fields.find(key);
            return field == m_fields.end() ? std::nullopt : std::optional(typedText(field->second, ref));
        }
        }
    }

    std::optional<Value> list(const model::ShapeRef& ref, const std::string& key, int depth) const
    {
        const model::ShapeRef& item = ref.shape().listMember;
        std::string base = key;
        if (!m_ec2 && !ref.traits().flattened) {
            base += '.' + (item.traits().locationName.empty() ? std::string("member") : item.traits().locationName);
        }
        List out;
        for (int i = 1; i < itemLimit; ++i) {
            auto value = read(item, base + '.' + std::to_string(i), depth + 1);
            if (!value) {
                break;
            }
            out.push_back(std::move(*value));
        }
        return Value(std::move(out));
    }

    std::optional<Value> map(const model::ShapeRef& ref, const std::string& key, int depth) const
    {
        const model::Shape& shape = ref.shape();
        const std::string keyName =
            shape.mapKey.traits().locationName.empty() ? "key" : shape.mapKey.traits().locationName;
        const std::string valueName =
            shape.mapValue.traits().locationName.empty() ? "value" : shape.mapValue.traits().locationName;
        const std::string base = ref.traits().flattened ? key : key + ".entry";
        Map out;
        for (int i = 1; i < itemLimit; ++i) {
            const std::string entry = base + '.' + std::to_string(i) + '.';
            const auto name = m_fields.find(entry + keyName);
            auto value = read(shape.mapValue, entry + valueName, depth + 1);
            if (name == m_fields.end() || !value) {
                break;
            }
            out.set(name->second, std::move(*value));
        }
        return Value(std::move(out));
    }

    std::map<std::string, std::string> m_fields;
    bool m_ec2;
};

template <class T> std::optional<T> parseNumber(const std::string& text)
{
    T number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

} // namespace

Value typedText(const std::string& text, const model::ShapeRef& ref)
{
    switch (ref.type()) {
    case model::ShapeType::Integer:
    case model::ShapeType::Long:
        if (const auto number = parseNumber<std::int64_t>(text)) {
            return *number;
        }
        return text;
    case model::ShapeType::Float:
    case model::ShapeType::Double:
        if (const auto number = parseNumber<double>(text)) {
            return *number;
        }
        return text;
    case model::ShapeType::Boolean:
        return text == "true" || text == "false" ? Value(text == "true") : Value(text);
    case model::ShapeType::Timestamp:
        if (const auto time = parseTimestamp(text)) {
            return *time;
        }
        return text;
    case model::ShapeType::Blob:
        if (auto bytes = base64Decode(text)) {
            return Blob(std::move(*bytes));
        }
        return text;
    default:
        return text;
    }
}

Value readForm(const http::Parameters& form, const model::Shape& input, model::Protocol protocol)
{
    return FormReader(form, protocol == model::Protocol::Ec2).structure(input, {}, 0);
}

} // namespace botoscope::simulator
