#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace botoscope::http {

/// Header fields in order, duplicates allowed, case of names kept; look-up ignores case.
class Headers {
public:
    using Field = std::pair<std::string, std::string>;
    Headers() = default;
    Headers(std::initializer_list<Field> fields) : m_fields(fields) {}

    /// First value of that name.
    const std::string* find(std::string_view name) const;
    std::string get(std::string_view name) const; ///< first value or empty
    bool contains(std::string_view name) const { return find(name) != nullptr; }
    std::vector<std::string> all(std::string_view name) const;
    /// Replaces all fields of that name by one (at the first one's place, its spelling replaced too), else appends.
    void set(std::string_view name, std::string value);
    void add(std::string name, std::string value) { m_fields.emplace_back(std::move(name), std::move(value)); }
    void erase(std::string_view name);
    bool empty() const { return m_fields.empty(); }
    std::size_t size() const { return m_fields.size(); }
    auto begin() const { return m_fields.begin(); }
    auto end() const { return m_fields.end(); }
    friend bool operator==(const Headers&, const Headers&) = default;

private:
    std::vector<Field> m_fields;
};

} // namespace botoscope::http
