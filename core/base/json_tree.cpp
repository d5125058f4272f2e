#include "core/base/json_tree.h"

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

struct JsonTree::Impl {
    simdjson::dom::document document;

    simdjson::simdjson_result<simdjson::dom::element> find(Path path) const
    {
        simdjson::simdjson_result<simdjson::dom::element> at = document.root();
        for (const std::string_view step : path) {
            if (at.is_array()) {
                std::size_t index = 0;
                std::from_chars(step.data(), step.data() + step.size(), index);
                at = at.get_array().at(index);
            } else {
                at = at.at_key(step);
            }
        }
        return at;
    }
};

JsonTree::JsonTree(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

JsonTree::~JsonTree() = default;

Result<std::shared_ptr<const JsonTree>> JsonTree::parse(std::string_view text)
{
    auto impl = std::make_unique<Impl>();
    simdjson::dom::parser parser;
    const auto error = parser.parse_into_document(impl->document, text.data(), text.size()).error();
    if (error) {
        return Error(ErrorCode::Parse, std::string("not valid JSON: ") + simdjson::error_message(error));
    }
    return std::shared_ptr<const JsonTree>(new JsonTree(std::move(impl)));
}

Value JsonTree::at(Path path) const
{
    const auto found = m_impl->find(path);
    return found.error() ? Value() : readJsonTree(found.value_unsafe());
}

std::vector<std::string_view> JsonTree::keys(Path path) const
{
    std::vector<std::string_view> out;
    simdjson::dom::object object;
    if (!m_impl->find(path).get(object)) {
        for (const auto [key, item] : object) {
            out.push_back(key);
        }
    }
    return out;
}

std::size_t JsonTree::size(Path path) const
{
    simdjson::dom::array array;
    return m_impl->find(path).get(array) ? 0 : array.size();
}

} // namespace botoscope
