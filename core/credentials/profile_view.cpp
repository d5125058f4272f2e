#include "core/credentials/profile_view.h"

namespace botoscope::credentials {

std::optional<std::string> ProfileView::text(std::string_view key) const
{
    const std::string* found = m_section ? m_section->text(key) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

std::string ProfileView::firstOf(std::initializer_list<std::string_view> keys) const
{
    for (const std::string_view key : keys) {
        if (auto found = text(key)) {
            return std::move(*found);
        }
    }
    return {};
}

std::string ProfileView::where(std::string_view key) const
{
    const config::Setting* setting = m_section ? m_section->find(key) : nullptr;
    return setting ? setting->origin.text() : std::string();
}

std::vector<Fact> ProfileView::facts(std::initializer_list<std::string_view> keys) const
{
    std::vector<Fact> list;
    for (const std::string_view key : keys) {
        if (auto found = text(key)) {
            list.push_back({std::string(key), std::move(*found), where(key)});
        }
    }
    return list;
}

} // namespace botoscope::credentials
