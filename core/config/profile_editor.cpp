#include "core/config/profile_editor.h"

#include "core/base/encoding.h"
#include "core/config/python_text.h"
#include "core/config/section_surgery.h"

#include <utility>

namespace botoscope::config {

namespace {

/// Why a text can't stand in a line of a profile file; empty if it can.
std::string lineFault(std::string_view text)
{
    if (splitLines(text).size() > 1 || text.find_first_of("\r\n") != std::string_view::npos) {
        return "it has more than one line";
    }
    if (text.find('\0') != std::string_view::npos || !isValidUtf8(text)) {
        return "it is not UTF-8 text";
    }
    if (stripBlanks(text) != text) {
        return "it begins or ends with a blank, which is lost when it is read";
    }
    return {};
}

/// Why a key's name can't be written; empty if it can.
std::string keyFault(std::string_view key, bool inBlock)
{
    if (key.empty()) {
        return "it has no name";
    }
    if (std::string fault = lineFault(key); !fault.empty()) {
        return fault;
    }
    if (key.front() == '#' || key.front() == ';' || key.front() == '[') {
        return "its name begins like a comment or a section";
    }
    if (key.find_first_of(inBlock ? "=" : "=:") != std::string_view::npos) {
        return "its name holds a character that ends names";
    }
    return {};
}

Error noSection(const std::string& path, const SectionLabel& label)
{
    return editRefused("The section of " + label.name + " can't be edited", "it is not in " + path);
}

/// The one section of that label.
Result<std::size_t> findOne(const SectionSurgery& surgery, const std::string& path, const SectionLabel& label)
{
    const auto found = surgery.find(label);
    if (found.empty()) {
        return noSection(path, label);
    }
    if (found.size() > 1) {
        return editRefused("The section of " + label.name + " can't be edited",
                           path + " has it twice, in two spellings; remove one of them by hand");
    }
    return found.front();
}

/// The header of a new section of that label.
Result<std::string> newHeader(const SectionSurgery& surgery, FileKind file, const std::string& path,
                              const SectionLabel& label)
{
    auto writable = checkWritableName(file, label.name);
    if (!writable) {
        return std::move(writable).error();
    }
    std::string header = sectionHeader(file, label);
    if (sectionLabel(file, header) != label) {
        return editRefused("The name " + label.name + " can't be written", "it would not read back the same");
    }
    if (!surgery.find(label).empty()) {
        return editRefused("The name " + label.name + " is taken", path + " has a section of that name already");
    }
    return header;
}

/// The text after a section got another name, or a copy of another name.
Result<std::string> withHeader(SectionSurgery surgery, FileKind file, const std::string& path,
                               const SectionLabel& label, const std::string& newName,
                               void (SectionSurgery::*give)(std::size_t, const std::string&))
{
    if (auto error = surgery.open()) {
        return std::move(*error);
    }
    const auto at = findOne(surgery, path, label);
    const auto header = newHeader(surgery, file, path, {label.kind, newName});
    if (!at || !header) {
        return at ? header.error() : at.error();
    }
    (surgery.*give)(*at, *header);
    return surgery.finish();
}

} // namespace

Result<void> checkWritableValue(std::string_view value)
{
    std::string fault = lineFault(value);
    const auto startsComment = [&](std::size_t at) { return value[at] == '#' || value[at] == ';'; };
    for (std::size_t i = 0; fault.empty() && i < value.size(); ++i) {
        if (startsComment(i) && (i == 0 || value[i - 1] == ' ' || value[i - 1] == '\t')) {
            fault = "it holds a # or ; behind a blank or at its beginning, which other AWS programs read as a comment";
        }
    }
    return fault.empty() ? Result<void>() : editRefused("The value can't be written", std::move(fault));
}

Result<void> checkWritableName(FileKind file, std::string_view name)
{
    std::string fault = name.empty() ? "it is empty" : lineFault(name);
    if (fault.empty() && file == FileKind::Credentials && name == "DEFAULT") {
        fault = "in this file [DEFAULT] reaches into all sections";
    }
    return fault.empty() ? Result<void>() : editRefused("The name can't be written", std::move(fault));
}

ProfileEditor::ProfileEditor(FileKind file, std::string path, std::string text)
    : m_file(file), m_path(std::move(path)), m_text(std::move(text))
{
}

Result<bool> ProfileEditor::hasSection(const SectionLabel& label) const
{
    SectionSurgery surgery(m_file, m_path, m_text);
    if (auto error = surgery.open()) {
        return std::move(*error);
    }
    return !surgery.find(label).empty();
}

Result<std::optional<std::string>> ProfileEditor::value(const SectionLabel& label, std::string_view block,
                                                        std::string_view key) const
{
    SectionSurgery surgery(m_file, m_path, m_text);
    if (auto error = surgery.open()) {
        return std::move(*error);
    }
    const auto found = surgery.find(label);
    if (found.empty()) {
        return std::optional<std::string>();
    }
    const Value& keys = surgery.keys(found.back());
    const Value& value = block.empty() ? keys[toLower(key)] : keys[toLower(block)][key];
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

Result<bool> ProfileEditor::hasKey(const SectionLabel& label, std::string_view block, std::string_view key) const
{
    SectionSurgery surgery(m_file, m_path, m_text);
    if (auto error = surgery.open()) {
        return std::move(*error);
    }
    const auto found = surgery.find(label);
    if (found.empty()) {
        return false;
    }
    const Value& keys = surgery.keys(found.back());
    if (block.empty()) {
        return keys.find(toLower(key)) != nullptr;
    }
    const Value& inBlock = keys[toLower(block)];
    return inBlock.isMap() && (key.empty() || inBlock.find(key));
}

Result<void> ProfileEditor::setKey(const SectionLabel& label, std::string_view block, std::string_view key,
                                   std::string_view value)
{
    std::string fault = keyFault(key, !block.empty());
    if (fault.empty() && !block.empty()) {
        fault = keyFault(block, false);
    }
    if (!fault.empty()) {
        return keyRefused(block, key, fault);
    }
    if (auto writable = checkWritableValue(value); !writable) {
        return keyRefused(block, key, std::string(writable.error().get("reason")));
    }
    SectionSurgery surgery(m_file, m_path, m_text);
    if (auto error = surgery.open()) {
        return std::move(*error);
    }
    const auto found = surgery.find(label);
    if (found.empty()) {
        return noSection(m_path, label);
    }
    auto error = block.empty() ? surgery.setPlain(found.back(), toLower(key), value)
                               : surgery.setNested(found.back(), toLower(block), key, value);
    return error ? Result<void>(std::move(*error)) : commit(surgery.finish());
}

Result<void> ProfileEditor::removeKey(const SectionLabel& label, std::string_view block, std::string_view key)
{
    SectionSurgery surgery(m_file, m_path, m_text);
    if (auto error = surgery.open()) {
        return std::move(*error);
    }
    for (const std::size_t at : surgery.find(label)) {
        if (block.empty()) {
            surgery.removePlain(at, toLower(key));
        } else {
            surgery.removeNested(at, toLower(block), key);
        }
    }
    return commit(surgery.finish());
}

Result<void> ProfileEditor::addSection(const SectionLabel& label)
{
    SectionSurgery surgery(m_file, m_path, m_text);
    if (auto error = surgery.open()) {
        return std::move(*error);
    }
    const auto header = newHeader(surgery, m_file, m_path, label);
    if (!header) {
        return header.error();
    }
    surgery.addSection(*header);
    return commit(surgery.finish());
}

Result<void> ProfileEditor::renameSection(const SectionLabel& label, const std::string& newName)
{
    return commit(withHeader({m_file, m_path, m_text}, m_file, m_path, label, newName, &SectionSurgery::renameSection));
}

Result<void> ProfileEditor::duplicateSection(const SectionLabel& label, const std::string& newName)
{
    return commit(
        withHeader({m_file, m_path, m_text}, m_file, m_path, label, newName, &SectionSurgery::duplicateSection));
}

Result<void> ProfileEditor::removeSection(const SectionLabel& label)
{
    SectionSurgery surgery(m_file, m_path, m_text);
    if (auto error = surgery.open()) {
        return std::move(*error);
    }
    const auto found = surgery.find(label);
    if (found.empty()) {
        return noSection(m_path, label);
    }
    for (auto at = found.rbegin(); at != found.rend(); ++at) {
        surgery.removeSection(*at);
    }
    return commit(surgery.finish());
}

Result<void> ProfileEditor::commit(Result<std::string> text)
{
    if (!text) {
        return std::move(text).error();
    }
    m_text = std::move(*text);
    return {};
}

} // namespace botoscope::config
