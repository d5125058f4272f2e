#include "core/config/section_label.h"

#include "core/config/shell_split.h"

#include <array>
#include <utility>

namespace botoscope::config {

namespace {

// botocore looks at how the header begins, so that "profiles x" is a profile as well.
constexpr std::array<std::pair<std::string_view, SectionKind>, 3> labels = {
    {{"profile", SectionKind::Profile}, {"sso-session", SectionKind::SsoSession}, {"services", SectionKind::Services}}};

std::string quoted(const std::string& name)
{
    if (!name.empty() && name.find_first_of(" \t\r\n\"'\\") == std::string::npos) {
        return name;
    }
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') {
            text += '\\';
        }
        text += c;
    }
    return text + '"';
}

} // namespace

std::optional<SectionLabel> sectionLabel(FileKind file, std::string_view header)
{
    if (file == FileKind::Credentials || header == "default") {
        return SectionLabel{SectionKind::Profile, std::string(header)};
    }
    for (const auto& [word, kind] : labels) {
        if (header.starts_with(word)) {
            auto words = shellSplit(header);
            return words && words->size() == 2 ? std::optional(SectionLabel{kind, std::move(words->back())})
                                               : std::nullopt;
        }
    }
    return std::nullopt;
}

bool claimsLabel(std::string_view header)
{
    for (const auto& [word, kind] : labels) {
        if (header.starts_with(word)) {
            return true;
        }
    }
    return header == "default";
}

std::string sectionHeader(FileKind file, const SectionLabel& label)
{
    if (file == FileKind::Credentials || (label.kind == SectionKind::Profile && label.name == "default")) {
        return label.name;
    }
    for (const auto& [word, kind] : labels) {
        if (kind == label.kind) {
            return std::string(word) + ' ' + quoted(label.name);
        }
    }
    return label.name;
}

} // namespace botoscope::config
