#pragma once
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace botoscope::config {

/// Environment variables as a value: whoever composes the program takes them once; tests give their own.
class Environment {
public:
    using Variables = std::map<std::string, std::string, std::less<>>;
    Environment() = default;
    Environment(std::initializer_list<Variables::value_type> variables) : m_variables(variables) {}

    /// The value, nullptr when the variable is not set (set and empty is a value).
    const std::string* find(std::string_view name) const
    {
        const auto found = m_variables.find(name);
        return found == m_variables.end() ? nullptr : &found->second;
    }
    /// The value, or empty.
    std::string get(std::string_view name) const
    {
        const std::string* value = find(name);
        return value ? *value : std::string();
    }
    void set(std::string name, std::string value) { m_variables.insert_or_assign(std::move(name), std::move(value)); }
    void erase(std::string_view name)
    {
        if (const auto found = m_variables.find(name); found != m_variables.end()) {
            m_variables.erase(found);
        }
    }
    auto begin() const { return m_variables.begin(); }
    auto end() const { return m_variables.end(); }

private:
    Variables m_variables;
};

} // namespace botoscope::config
