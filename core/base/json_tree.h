#pragma once
#include "core/base/json_outline.h"
#include "core/base/result.h"
#include "core/base/value.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace simdjson::dom {
class element;
}

namespace botoscope {

/// A value from simdjson's tree, as parseJson has it.
Value readJsonTree(const simdjson::dom::element& element);

/// A large JSON document of which little is wanted: outlined, and parsed where somebody looks. Immutable; safe to read
/// from several threads.
class JsonTree {
public:
    /// outlined: so many levels are found by one pass (json_outline.h), what lies deeper each time it is asked for.
    /// Error: Parse, as far as the outline goes; what is broken below reads as Null.
    static Result<std::shared_ptr<const JsonTree>> parse(std::string text, int outlined = 1);

    using Path = std::initializer_list<std::string_view>;
    /// The value that members, and indexes of lists as text, lead to; Null if there is none.
    Value at(Path path) const;
    /// The keys of the object there, in order; none if it is something else.
    std::vector<std::string_view> keys(Path path) const;
    /// How many items the list there has; 0 if it is something else.
    std::size_t size(Path path) const;

private:
    JsonTree() = default;
    /// The part there, nullptr if there is none. It may stand in spare.
    const JsonPart* find(Path path, JsonPart& spare) const;

    std::string m_text;
    JsonPart m_root; // views into the text
};

} // namespace botoscope
