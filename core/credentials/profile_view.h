#pragma once
#include "core/config/profiles.h"
#include "core/credentials/explanation.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::credentials {

/// A profile's options as providers ask for them. The section must outlive it.
class ProfileView {
public:
    explicit ProfileView(const config::Section* section) : m_section(section) {} ///< nullptr: nothing is set

    bool has(std::string_view key) const { return m_section && m_section->find(key); }
    /// The option's text, also an empty one; nullopt when it is not there or a block.
    std::optional<std::string> text(std::string_view key) const;
    /// The first of these that is there.
    std::string firstOf(std::initializer_list<std::string_view> keys) const;
    std::string where(std::string_view key) const; ///< "file:line", empty when it is not there
    /// Those that are there, as facts.
    std::vector<Fact> facts(std::initializer_list<std::string_view> keys) const;

private:
    const config::Section* m_section;
};

} // namespace botoscope::credentials
