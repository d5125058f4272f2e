#pragma once
// Inside config/ only: one edit of a profile file, from the text as it is to a text that was read back.
#include "core/config/ini_layout.h"
#include "core/config/section_label.h"
#include "core/config/text_splices.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace botoscope::config {

/// InvalidArgument with the reason.
Error editRefused(std::string what, std::string reason);
Error keyRefused(std::string_view block, std::string_view key, const std::string& reason);

/// The layout of a text, what it is to mean afterwards, and the splices that make it so. Each step changes both; finish
/// proves that they agree.
class SectionSurgery {
public:
    /// Both must outlive this.
    SectionSurgery(FileKind file, const std::string& path, const std::string& text);
    /// First of all. Error: ConfigParse.
    std::optional<Error> open();

    /// Positions of the sections of that label; the last one counts.
    std::vector<std::size_t> find(const SectionLabel& label) const;
    /// The section's own keys.
    const Value& keys(std::size_t at) const { return m_meaning[at + 1].second; }

    std::optional<Error> setPlain(std::size_t at, std::string_view key, std::string_view value);
    std::optional<Error> setNested(std::size_t at, std::string_view block, std::string_view key,
                                   std::string_view value);
    void removePlain(std::size_t at, std::string_view key);
    void removeNested(std::size_t at, std::string_view block, std::string_view key);
    void addSection(const std::string& header);
    void renameSection(std::size_t at, const std::string& header);
    void duplicateSection(std::size_t at, const std::string& header);
    /// From the last position to the first.
    void removeSection(std::size_t at);

    /// The new text. Error: InvalidArgument, it would mean something else.
    Result<std::string> finish() const;

private:
    /// Each section's own keys, [DEFAULT] first and as a section of its own. Order of keys does not matter.
    using Meaning = std::vector<std::pair<std::string, Value>>;
    static Result<Meaning> meaningOf(const IniLayout& layout, const std::string& path);

    const IniSection& section(std::size_t at) const { return m_layout.sections[at]; }
    std::pair<std::string, Value>& meaning(std::size_t at) { return m_meaning[at + 1]; }
    const IniLine& line(int number) const { return m_layout.lines[static_cast<std::size_t>(number) - 1]; }
    std::string_view lineEnd() const;
    std::string newIndent(std::size_t at) const;
    void insertLineAfter(int number, const std::string& text);
    void removeLine(int number);
    void removePieces(const IniOption& option, std::size_t from);
    void replaceValue(const IniOption& option, std::string_view value);
    void insertNested(std::size_t at, const IniOption* block, std::string_view blockName, const std::string& entry);
    void append(const std::string& text);

    FileKind m_file;
    const std::string& m_path;
    const std::string& m_text;
    IniLayout m_layout;
    Meaning m_meaning;
    TextSplices m_splices;
};

} // namespace botoscope::config
