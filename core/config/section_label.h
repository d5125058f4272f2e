#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::config {

/// Which of the two profile files.
enum class FileKind { Config, Credentials };

/// What a section of them is.
enum class SectionKind { Profile, SsoSession, Services };

/// What a section's header says.
struct SectionLabel {
    SectionKind kind = SectionKind::Profile;
    std::string name;
    friend bool operator==(const SectionLabel&, const SectionLabel&) = default;
};

/// The meaning of what stands between the brackets (botocore-behaviour.md §7.4): in the config file "default",
/// "profile NAME", "sso-session NAME", "services NAME" with shell-like quotes; in the credentials file the name itself.
/// nullopt: none of these.
std::optional<SectionLabel> sectionLabel(FileKind file, std::string_view header);

/// The first word says that it should be a labelled section, whether or not a name follows properly.
bool claimsLabel(std::string_view header);

/// What stands between the brackets for a label.
std::string sectionHeader(FileKind file, const SectionLabel& label);

} // namespace botoscope::config
