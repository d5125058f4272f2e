#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace botoscope::protocol {

/// Where a value stands; written out only when something is wrong there. Lives on the stack of the walk.
class ValuePath {
public:
    ValuePath() = default;
    ValuePath member(std::string_view name) const { return ValuePath(this, ".", name, ""); }
    ValuePath mapKey(std::string_view key) const { return ValuePath(this, " (key: ", key, ")"); }
    ValuePath item(std::size_t index) const { return ValuePath(this, index); }
    /// Documents count anew from every key.
    static ValuePath startingAt(std::string_view name) { return ValuePath(nullptr, "", name, ""); }

    std::string text() const;  ///< botocore's: ".A.B[0]", "" for the root
    std::string shown() const; ///< as messages tell it: without the leading dot, the root as "input"

private:
    ValuePath(const ValuePath* parent, std::string_view before, std::string_view name, std::string_view after)
        : m_parent(parent), m_before(before), m_name(name), m_after(after)
    {
    }
    ValuePath(const ValuePath* parent, std::size_t index)
        : m_parent(parent), m_before("["), m_after("]"), m_index(index), m_isItem(true)
    {
    }

    const ValuePath* m_parent = nullptr;
    std::string_view m_before, m_name, m_after;
    std::size_t m_index = 0;
    bool m_isItem = false;
};

/// Length of a text as Python counts it.
std::size_t codePoints(std::string_view text);

} // namespace botoscope::protocol
