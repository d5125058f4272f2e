#include "core/config/profiles.h"

#include "core/config/section_label.h"

#include <unordered_map>

namespace botoscope::config {

namespace {

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
    std::vector<Setting>& mine = m_sections[place->second].settings;
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < mine.size(); ++i) {
        index.emplace(mine[i].key, i);
    }
    for (const Setting& setting : section.settings) {
        const auto known = index.find(setting.key);
        if (known == index.end()) {
            mine.push_back(setting);
        } else {
            mine[known->second] = setting;
        }
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
        if (section.name.starts_with("profile ")) {
            store.m_notes.push_back({section.origin, "this profile's name is \"" + section.name +
                                                         "\": in this file names stand alone, without \"profile\""});
        }
        store.m_profiles.merge(section);
        std::string name = section.name;
        store.m_credentials.put(std::move(name), std::move(section));
    }
    store.m_files = std::move(files);
    forget(store.m_files.config);
    forget(store.m_files.credentials);
    return store;
}

Sections& ProfileStore::configSections(SectionKind kind)
{
    switch (kind) {
    case SectionKind::SsoSession:
        return m_ssoSessions;
    case SectionKind::Services:
        return m_services;
    case SectionKind::Profile:
        break;
    }
    return m_configProfiles;
}

void ProfileStore::sortConfigSection(Section section)
{
    auto label = sectionLabel(FileKind::Config, section.name);
    if (label) {
        Sections& sections = configSections(label->kind);
        if (const Section* earlier = sections.find(label->name)) {
            m_notes.push_back({earlier->origin, "this section counts for nothing: line " +
                                                    std::to_string(section.origin.line) + " has " + label->name +
                                                    " again, and the later one replaces it"});
        }
        sections.put(std::move(label->name), std::move(section));
        return;
    }
    if (claimsLabel(section.name)) {
        m_notes.push_back({section.origin, "the section [" + section.name +
                                               "] is left out: one name must follow its first word, in quotes if it "
                                               "has blanks"});
        return;
    }
    if (section.name == "plugins") {
        m_notes.push_back({section.origin, "plugins are not loaded: they are Python programs of the AWS CLI"});
    } else if (section.name != "preview") { // the AWS CLI's own
        m_notes.push_back({section.origin, "the section [" + section.name +
                                               "] is no profile: in this file a profile is written [profile " +
                                               section.name + "]"});
    }
    std::string name = section.name;
    m_others.put(std::move(name), std::move(section));
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
