#include "core/model/dom.h"

#include "core/base/json_tree.h"

#include <array>

namespace botoscope::model::dom {

std::optional<Element> parse(std::string_view paddedText, Use use)
{
    thread_local std::array<simdjson::dom::parser, 2> parsers;
    Element out;
    auto& parser = parsers[static_cast<std::size_t>(use)];
    const auto error = parser.parse(paddedText.data(), paddedText.size(), false).get(out);
    return error ? std::nullopt : std::optional(out);
}

std::optional<Object> parseObject(std::string_view paddedText, Use use)
{
    const auto element = parse(paddedText, use);
    return element ? object(*element) : std::nullopt;
}

std::string_view text(Element element)
{
    std::string_view out;
    return element.get(out) == simdjson::SUCCESS ? out : std::string_view();
}

bool flag(Element element)
{
    bool out = false;
    return element.get(out) == simdjson::SUCCESS && out;
}

int integer(Element element)
{
    std::int64_t out = 0;
    return element.get(out) == simdjson::SUCCESS ? static_cast<int>(out) : 0;
}

std::optional<double> number(Element element)
{
    double out = 0; // get accepts integers too
    return element.get(out) == simdjson::SUCCESS ? std::optional(out) : std::nullopt;
}

std::optional<Object> object(Element element)
{
    Object out;
    return element.get(out) == simdjson::SUCCESS ? std::optional(out) : std::nullopt;
}

std::vector<std::string> texts(Element element)
{
    std::vector<std::string> out;
    Array array;
    if (element.get(array) == simdjson::SUCCESS) {
        out.reserve(array.size());
        for (const Element item : array) {
            out.emplace_back(text(item));
        }
    }
    return out;
}

std::optional<Element> find(Object parent, std::string_view key)
{
    Element out;
    return parent.at_key(key).get(out) == simdjson::SUCCESS ? std::optional(out) : std::nullopt;
}

std::optional<Object> findObject(Object parent, std::string_view key)
{
    const auto element = find(parent, key);
    return element ? object(*element) : std::nullopt;
}

std::optional<Array> findArray(Object parent, std::string_view key)
{
    Array out;
    const auto element = find(parent, key);
    return element && element->get(out) == simdjson::SUCCESS ? std::optional(out) : std::nullopt;
}

std::string_view findText(Object parent, std::string_view key)
{
    const auto element = find(parent, key);
    return element ? text(*element) : std::string_view();
}

bool findFlag(Object parent, std::string_view key)
{
    const auto element = find(parent, key);
    return element && flag(*element);
}

Value toValue(Element element)
{
    return readJsonTree(element);
}

} // namespace botoscope::model::dom
