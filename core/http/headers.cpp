#include "core/http/headers.h"

#include <algorithm>

namespace botoscope::http {

namespace {
bool sameName(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}
} // namespace

const std::string* Headers::find(std::string_view name) const
{
    for (const Field& field : m_fields) {
        if (sameName(field.first, name)) {
            return &field.second;
        }
    }
    return nullptr;
}

std::string Headers::get(std::string_view name) const
{
    const std::string* value = find(name);
    return value ? *value : std::string();
}

std::vector<std::string> Headers::all(std::string_view name) const
{
    std::vector<std::string> values;
    for (const Field& field : m_fields) {
        if (sameName(field.first, name)) {
            values.push_back(field.second);
        }
    }
    return values;
}

void Headers::set(std::string_view name, std::string value)
{
    const auto same = [&](const Field& field) { return sameName(field.first, name); };
    const auto first = std::find_if(m_fields.begin(), m_fields.end(), same);
    if (first == m_fields.end()) {
        add(std::string(name), std::move(value));
        return;
    }
    *first = Field(std::string(name), std::move(value));
    m_fields.erase(std::remove_if(first + 1, m_fields.end(), same), m_fields.end());
}

void Headers::erase(std::string_view name)
{
    // The caller's name may be a view into a field that goes.
    const std::string wanted(name);
    std::erase_if(m_fields, [&](const Field& field) { return sameName(field.first, wanted); });
}

} // namespace botoscope::http
