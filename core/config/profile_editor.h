#pragma once
#include "core/base/result.h"
#include "core/config/section_label.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::config {

/// Edits the text of one profile file: text in, text out, nothing is read or written. Bytes outside the edited lines
/// stay as they are (comments, order, spacing, line ends, a missing last line end); what an edit is to mean is checked
/// by reading the new text back, and an edit that would mean anything else is refused and changes nothing.
///
/// Errors of all edits: ConfigParse (the text can't be read as a profile file: mend it by hand first), InvalidArgument
/// (contexts reason and, of keys, block and key; never a value).
class ProfileEditor {
public:
    /// path is for errors only.
    ProfileEditor(FileKind file, std::string path, std::string text);

    const std::string& text() const { return m_text; }
    FileKind file() const { return m_file; }

    Result<bool> hasSection(const SectionLabel& label) const;
    /// The key's text in that section itself, [DEFAULT] not counted. nullopt: it is not there, or is a block.
    Result<std::optional<std::string>> value(const SectionLabel& label, std::string_view block,
                                             std::string_view key) const;
    /// The section has that key, or any key of the block when key is empty.
    Result<bool> hasKey(const SectionLabel& label, std::string_view block, std::string_view key) const;

    /// Sets a key of an existing section: in its place where it is, else behind the section's last key. block names the
    /// nested block that it belongs to, empty for a plain key.
    Result<void> setKey(const SectionLabel& label, std::string_view block, std::string_view key,
                        std::string_view value);
    /// Takes a key out of every section of that label; a block that is left empty goes too. Comments stay. No error if
    /// it is not there.
    Result<void> removeKey(const SectionLabel& label, std::string_view block, std::string_view key);

    /// An empty section at the end.
    Result<void> addSection(const SectionLabel& label);
    Result<void> renameSection(const SectionLabel& label, const std::string& newName);
    /// The section with the comments between its keys; what stands behind its last key stays.
    Result<void> removeSection(const SectionLabel& label);
    /// A copy, comments between the keys included, at the end.
    Result<void> duplicateSection(const SectionLabel& label, const std::string& newName);

private:
    Result<void> commit(Result<std::string> text);

    FileKind m_file;
    std::string m_path;
    std::string m_text;
};

/// Whether a value can be written and read back by all that read profile files. Error: InvalidArgument with reason.
Result<void> checkWritableValue(std::string_view value);
/// Likewise a name of a section.
Result<void> checkWritableName(FileKind file, std::string_view name);

} // namespace botoscope::config
