#include "core/base/json_tree.h"

#include "core/base/json.h"

#include <charconv>
#include <simdjson.h>
#include <unordered_map>

namespace botoscope {

namespace {

/// Turns simdjson's tree into a Value; equal keys of one document share one
/// Name.
class TreeReader {
public:
    void read(simdjson::dom::element element, Value& out)
    {
        using simdjson::dom::element_type;
        switch (element.type()) {
        case element_type::ARRAY:
            return readArray(element, out);
        case element_type::OBJECT:
            return readObject(element, out);
        case element_type::STRING:
            return out.assign(element.get_string().value_unsafe());
        case element_type::INT64:
            out = static_cast<std::int64_t>(element.get_int64().value_unsafe());
            return;
        case element_type::UINT64:
            out = static_cast<double>(element.get_uint64().value_unsafe());
            return;
        case element_type::DOUBLE:
            out = element.get_double().value_unsafe();
            return;
        case element_type::BOOL:
            out = element.get_bool().value_unsafe();
            return;
        default:
            out = Value();
        }
    }

private:
    void readArray(simdjson::dom::element element, Value& out)
    {
        const simdjson::dom::array array = element.get_array().value_unsafe();
        out = Value();
        List& list = out.editList();
        list.reserve(array.size());
        for (const simdjson::dom::element item : array) {
            read(item, list.emplace_back());
        }
    }

    void readObject(simdjson::dom::element element, Value& out)
    {
        const simdjson::dom::object object = element.get_object().value_unsafe();
        Map& map = out.becomeMap(object.size());
        for (const auto [key, item] : object) {
            read(item, map[name(key)]);
        }
    }

    Name name(std::string_view key)
    {
        const auto found = m_names.find(key);
        if (found != m_names.end()) {
            return found->second;
        }
        Name made(key);
        if (m_names.size() < 4096) {
            m_names.emplace(made.view(), made);
        }
        return made;
    }

    std::unordered_map<std::string_view, Name> m_names;
};

} // namespace

Value readJsonTree(const simdjson::dom::element& element)
{
    Value out;
    TreeReader().read(element, out);
    return out;
}

Result<std::shared_ptr<const JsonTree>> JsonTree::parse(std::string text, int outlined)
{
    const std::shared_ptr<JsonTree> tree(new JsonTree);
    tree->m_text = std::move(text);
    tree->m_text.reserve(tree->m_text.size() + jsonPadding);
    auto root = outlineJson(tree->m_text, outlined);
    if (!root) {
        return std::move(root).error();
    }
    tree->m_root = *std::move(root);
    return std::shared_ptr<const JsonTree>(tree);
}

namespace {

const JsonPart* partAt(const JsonPart& parent, std::string_view step)
{
    if (!parent.isList()) {
        return parent.find(step);
    }
    std::size_t index = 0;
    std::from_chars(step.data(), step.data() + step.size(), index);
    return index < parent.parts.size() ? &parent.parts[index] : nullptr;
}

/// The part with its own parts; it stands in spare if those are only found now.
const JsonPart& opened(const JsonPart& part, JsonPart& spare)
{
    if (!part.parts.empty() || (!part.isObject() && !part.isList())) {
        return part;
    }
    auto outline = outlineJson(part.text, 1);
    spare = outline ? *std::move(outline) : JsonPart();
    return spare;
}

} // namespace

const JsonPart* JsonTree::find(Path path, JsonPart& spare) const
{
    const JsonPart* at = &m_root;
    for (const std::string_view step : path) {
        at = partAt(opened(*at, spare), step);
        if (!at) {
            return nullptr;
        }
    }
    return at;
}

Value JsonTree::at(Path path) const
{
    JsonPart spare;
    const JsonPart* part = find(path, spare);
    auto value = part ? parseJson(part->text) : Value();
    return value ? *std::move(value) : Value();
}

std::vector<std::string_view> JsonTree::keys(Path path) const
{
    JsonPart spare;
    const JsonPart* part = find(path, spare);
    std::vector<std::string_view> out;
    if (part && part->isObject()) {
        for (const JsonPart& member : opened(*part, spare).parts) {
            out.push_back(member.key);
        }
    }
    return out;
}

std::size_t JsonTree::size(Path path) const
{
    JsonPart spare;
    const JsonPart* part = find(path, spare);
    return part && part->isList() ? opened(*part, spare).parts.size() : 0;
}

} // namespace botoscope
