#pragma once
#include "core/config/ini.h"
#include "core/config/section_label.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::config {

/// One profile file as the outside world gives it.
struct ConfigFile {
    std::string path;                ///< as shown and as found after expansion
    std::optional<std::string> text; ///< nullopt: there is no such file, which is fine
    std::string problem;             ///< why something that is there gave no text; botocore passes over it
};

struct ConfigFiles {
    ConfigFile config;      ///< ~/.aws/config
    ConfigFile credentials; ///< ~/.aws/credentials
};

/// Sections in order, found by name.
class Sections {
public:
    const Section* find(std::string_view name) const;
    /// Puts a section under that name; one that is there already is replaced whole, in its place.
    void put(std::string name, Section section);
    /// Adds a section, or its options to the one of that name, whose own they override.
    void merge(const Section& section);
    auto begin() const { return m_sections.begin(); }
    auto end() const { return m_sections.end(); }

private:
    std::vector<Section> m_sections;
    std::map<std::string, std::size_t, std::less<>> m_index;
};

/// Something in a file that its author may not have meant.
struct FileNote {
    Origin origin;
    std::string words;
};

/// The two profile files, read and merged (botocore-behaviour.md §7.4). Every value knows its file and line.
class ProfileStore {
public:
    ProfileStore() = default;
    /// Error: ConfigParse.
    static Result<ProfileStore> parse(ConfigFiles files);

    /// A profile of either file; values of the credentials file override those of the config file.
    const Section* profile(std::string_view name) const { return m_profiles.find(name); }
    std::vector<std::string> profileNames() const; ///< the config file's in order, then the others
    /// The profile as the config file alone has it.
    const Section* configProfile(std::string_view name) const { return m_configProfiles.find(name); }
    /// The section of that raw name of the credentials file alone.
    const Section* credentialsProfile(std::string_view name) const { return m_credentials.find(name); }
    const Section* ssoSession(std::string_view name) const { return m_ssoSessions.find(name); }
    const Section* services(std::string_view name) const { return m_services.find(name); }
    /// A section of the config file that is none of these, e.g. "plugins".
    const Section* otherSection(std::string_view name) const { return m_others.find(name); }
    /// What the files ask for in vain, e.g. plugins and sections that are left out.
    const std::vector<FileNote>& notes() const { return m_notes; }
    const Sections& ssoSessions() const { return m_ssoSessions; }
    const Sections& servicesSections() const { return m_services; }
    /// Paths and problems; texts are emptied, for they hold secrets.
    const ConfigFiles& files() const { return m_files; }

private:
    Sections& configSections(SectionKind kind);
    void sortConfigSection(Section section);

    ConfigFiles m_files;
    std::vector<FileNote> m_notes;
    Sections m_profiles, m_configProfiles, m_credentials, m_ssoSessions, m_services, m_others;
};

} // namespace botoscope::config
