#include "core/config/profiles.h"

#include "core/config/shell_split.h"

namespace botoscope::config {

namespace {

/// "profile x" gives x; anything but two words is no such section and is dropped.
void putByLabel(Sections& sections, Section section)
{
    auto words = shellSplit(section.name);
    if (words && words->size() == 2) {
        sections.put(std::move(words->back()), std::move(section));
    }
}

Result<std::vector<Section>> sectionsOf(const ConfigFile& file)
{
    return file.text ? parseIni(*file.text, file.path) : std::vector<Section>();
}

void forget(ConfigFile& file)
{
    if (file.text) {
        file.text = std::string();
    }
}

} // namespace

const Section* Sections::find(std::string_view name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_sections[found->second];
}

void Sections::put(std::string name, Section section)
{
    section.name = std::move(name);
    const auto [place, isNew] = m_index.try_emplace(section.name, m_sections.size());
    if (isNew) {
        m_sections.push_back(std::move(section));
    } else {
        m_sections[place->second] = std::move(section);
    }
}

void Sections::merge(const Section& section)
{
    const auto place = m_index.find(section.name);
    if (place == m_index.end()) {
        put(section.name, section);
        return;
    }
    for (const Setting& setting : section.settings) {
        m_sections[place->second].put(setting);
    }
}

Result<ProfileStore> ProfileStore::parse(ConfigFiles files)
{
    auto config = sectionsOf(files.config);
    if (!config) {
        return std::move(config).error();
    }
    auto credentials = sectionsOf(files.credentials);
    if (!credentials) {
        return std::move(credentials).error();
    }
    ProfileStore store;
    for (Section& section : *config) {
        store.sortConfigSection(std::move(section));
    }
    store.m_profiles = store.m_configProfiles;
    for (Section& section : *credentials) {
        store.m_profiles.merge(section);
        std::string name = section.name;
        store.m_credentials.put(std::move(name), std::move(section));
    }
    store.m_files = std::move(files);
    forget(store.m_files.config);
    forget(store.m_files.credentials);
    return store;
}

void ProfileStore::sortConfigSection(Section section)
{
    const std::string name = section.name;
    if (name.starts_with("profile")) {
        putByLabel(m_configProfiles, std::move(section));
    } else if (name.starts_with("sso-session")) {
        putByLabel(m_ssoSessions, std::move(section));
    } else if (name.starts_with("services")) {
        putByLabel(m_services, std::move(section));
    } else if (name == "default") {
        m_configProfiles.put(name, std::move(section));
    } else {
        m_others.put(name, std::move(section));
    }
}

std::vector<std::string> ProfileStore::profileNames() const
{
    std::vector<std::string> names;
    for (const Section& section : m_profiles) {
        names.push_back(section.name);
    }
    return names;
}

} // namespace botoscope::config
