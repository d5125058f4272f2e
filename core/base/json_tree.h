#pragma once
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

/// A large JSON document of which little is wanted: parsed whole, made into values in parts. Immutable; safe to read
/// from several threads.
class JsonTree {
public:
    ~JsonTree();
    /// Error: Parse.
    static Result<std::shared_ptr<const JsonTree>> parse(std::string_view text);

    using Path = std::initializer_list<std::string_view>;
    /// The value that members, and indexes of lists as text, lead to; Null if there is none.
    Value at(Path path) const;
    /// The keys of the object there, in order; none if it is something else.
    std::vector<std::string_view> keys(Path path) const;
    /// How many items the list there has; 0 if it is something else.
    std::size_t size(Path path) const;

private:
    struct Impl;
    explicit JsonTree(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

} // namespace botoscope
