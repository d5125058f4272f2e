#include "core/config/section_surgery.h"

#include "core/config/python_text.h"

#include <algorithm>

namespace botoscope::config {

namespace {

Result<Value> keysOf(const IniSection& section, const std::string& path)
{
    Value keys = Value(Map());
    for (const IniOption& option : section.options) {
        auto setting = makeSetting(option, path);
        if (!setting) {
            return std::move(setting).error();
        }
        keys.set(Name(setting->key), setting->value());
    }
    return keys;
}

std::string_view blanksBefore(std::string_view line)
{
    const std::string_view text = stripBlanks(line);
    return text.empty() ? line : line.substr(0, static_cast<std::size_t>(text.data() - line.data()));
}

const IniOption* findOption(const IniSection& section, std::string_view key)
{
    const auto found = std::find_if(section.options.begin(), section.options.end(),
                                    [&](const IniOption& option) { return option.key == key; });
    return found == section.options.end() ? nullptr : &*found;
}

/// The piece of a block that decides on a key: the last of that name.
const IniPiece* findPiece(const IniOption& block, std::string_view key)
{
    for (auto piece = block.pieces.rbegin(); piece != block.pieces.rend(); ++piece) {
        if (const auto entry = blockEntry(piece->text); entry && entry->key == key) {
            return &*piece;
        }
    }
    return nullptr;
}

/// "=" as the section's last key has it.
std::string_view delimiterStyle(const IniSection& section)
{
    if (section.options.empty() || section.options.back().pieces.front().text.empty()) {
        return " = ";
    }
    const std::string_view last = section.options.back().afterKey;
    const bool tight = last.size() > 1 && last[0] == '=' && last[1] != ' ' && last[1] != '\t';
    return tight ? "=" : " = ";
}

} // namespace

Error editRefused(std::string what, std::string reason)
{
    Error error(ErrorCode::InvalidArgument, std::move(what) + ": " + reason);
    return error.with("reason", std::move(reason));
}

Error keyRefused(std::string_view block, std::string_view key, const std::string& reason)
{
    const std::string name = (block.empty() ? std::string() : std::string(block) + '.') + std::string(key);
    return editRefused("The key " + name + " can't be written", reason)
        .with("block", std::string(block))
        .with("key", std::string(key));
}

SectionSurgery::SectionSurgery(FileKind file, const std::string& path, const std::string& text)
    : m_file(file), m_path(path), m_text(text), m_splices(text)
{
}

std::optional<Error> SectionSurgery::open()
{
    if (auto error = IniLayout::read(m_text, m_path, m_layout)) {
        return error;
    }
    auto meaning = meaningOf(m_layout, m_path);
    if (!meaning) {
        return std::move(meaning).error();
    }
    m_meaning = std::move(*meaning);
    return std::nullopt;
}

Result<SectionSurgery::Meaning> SectionSurgery::meaningOf(const IniLayout& layout, const std::string& path)
{
    Meaning meaning;
    auto defaults = keysOf(layout.defaults, path);
    if (!defaults) {
        return std::move(defaults).error();
    }
    meaning.emplace_back(std::string(), std::move(*defaults));
    for (const IniSection& section : layout.sections) {
        auto keys = keysOf(section, path);
        if (!keys) {
            return std::move(keys).error();
        }
        meaning.emplace_back(section.name, std::move(*keys));
    }
    return meaning;
}

std::vector<std::size_t> SectionSurgery::find(const SectionLabel& label) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_layout.sections.size(); ++i) {
        if (sectionLabel(m_file, m_layout.sections[i].name) == label) {
            found.push_back(i);
        }
    }
    return found;
}

Result<std::string> SectionSurgery::finish() const
{
    std::string text = m_splices.apply();
    IniLayout layout;
    if (auto error = IniLayout::read(text, m_path, layout)) {
        return editRefused("The file can't be edited in that way", std::string(error->get("reason")));
    }
    auto meaning = meaningOf(layout, m_path);
    if (!meaning || *meaning != m_meaning) {
        return editRefused("The file can't be edited in that way", "what is unusual in it would change its meaning");
    }
    return text;
}

std::string_view SectionSurgery::lineEnd() const
{
    return m_layout.lines.empty() || m_layout.lines.front().end.empty() ? "\n" : m_layout.lines.front().end;
}

void SectionSurgery::insertLineAfter(int number, const std::string& text)
{
    m_splices.insertAfter(line(number).text, std::string(lineEnd()) + text);
}

void SectionSurgery::removeLine(int number)
{
    m_splices.remove(line(number).text, line(number).end.size());
}

/// Takes the lines of an option from a piece on, those of comments left where they are.
void SectionSurgery::removePieces(const IniOption& option, std::size_t from)
{
    for (std::size_t i = from; i < option.pieces.size() && option.pieces[i].line <= option.lastLine(); ++i) {
        removeLine(option.pieces[i].line);
    }
}

void SectionSurgery::replaceValue(const IniOption& option, std::string_view value)
{
    const std::string_view old = option.pieces.front().text;
    if (old.empty()) {
        const std::size_t delimiter = option.afterKey.find_first_of("=:");
        const bool spaced = option.afterKey.size() > 1 && !value.empty();
        m_splices.replace(option.afterKey.substr(delimiter + 1), (spaced ? " " : "") + std::string(value));
    } else {
        m_splices.replace(old, std::string(value));
    }
    removePieces(option, 1);
}

/// Blanks before a new key: deep enough not to turn what follows into a continuation of it.
std::string SectionSurgery::newIndent(std::size_t at) const
{
    if (!section(at).options.empty()) {
        return std::string(blanksBefore(line(section(at).options.back().line()).text));
    }
    const bool last = at + 1 >= m_layout.sections.size();
    return last ? std::string() : std::string(blanksBefore(line(section(at + 1).line).text));
}

std::optional<Error> SectionSurgery::setPlain(std::size_t at, std::string_view key, std::string_view value)
{
    if (const IniOption* option = findOption(section(at), key)) {
        if (option->isBlock()) {
            return keyRefused({}, key, "it is a block of keys; set these, or remove it first");
        }
        replaceValue(*option, value);
    } else {
        const std::string_view delimiter = delimiterStyle(section(at));
        const std::string entry = std::string(key) + std::string(delimiter) + std::string(value);
        insertLineAfter(section(at).lastLine(), newIndent(at) + std::string(stripBlanksRight(entry)));
    }
    meaning(at).second.set(Name(key), Value(value));
    return std::nullopt;
}

void SectionSurgery::insertNested(std::size_t at, const IniOption* block, std::string_view blockName,
                                  const std::string& entry)
{
    if (!block) {
        const std::string indent = newIndent(at);
        insertLineAfter(section(at).lastLine(),
                        indent + std::string(blockName) + " =" + std::string(lineEnd()) + indent + "  " + entry);
    } else if (block->isBlock()) {
        const int last = block->lastLine();
        insertLineAfter(last, std::string(blanksBefore(line(last).text)) + entry);
    } else {
        insertLineAfter(block->line(), std::string(blanksBefore(line(block->line()).text)) + "  " + entry);
    }
}

std::optional<Error> SectionSurgery::setNested(std::size_t at, std::string_view block, std::string_view key,
                                               std::string_view value)
{
    const IniOption* option = findOption(section(at), block);
    if (option && !option->isBlock() && !option->pieces.front().text.empty()) {
        return keyRefused(block, key, std::string(block) + " is plain text here and no block; remove it first");
    }
    const IniPiece* piece = option ? findPiece(*option, key) : nullptr;
    if (!piece) {
        insertNested(at, option, block, std::string(key) + (value.empty() ? " =" : " = ") + std::string(value));
    } else if (splitLines(piece->text).size() > 1) {
        return keyRefused(block, key, "unusual characters part its line in two");
    } else {
        const auto equals = piece->text.find('=');
        const std::string_view old = blockEntry(piece->text)->text;
        const bool spaced = old.empty() && piece->text[equals - 1] == ' ' && !value.empty();
        m_splices.replace(old.empty() ? piece->text.substr(equals + 1) : old, (spaced ? " " : "") + std::string(value));
    }
    Value keys = this->keys(at)[block];
    if (!keys.isMap()) {
        keys = Value(Map());
    }
    keys.set(Name(key), Value(value));
    meaning(at).second.set(Name(block), std::move(keys));
    return std::nullopt;
}

void SectionSurgery::removePlain(std::size_t at, std::string_view key)
{
    if (const IniOption* option = findOption(section(at), key)) {
        removePieces(*option, 0);
        meaning(at).second.erase(key);
    }
}

void SectionSurgery::removeNested(std::size_t at, std::string_view block, std::string_view key)
{
    const IniOption* option = findOption(section(at), block);
    Value left = keys(at)[block];
    if (!option || !option->isBlock() || !left.find(key)) {
        return;
    }
    left.erase(key);
    if (left.size() == 0) {
        removePlain(at, block);
        return;
    }
    for (const IniPiece& piece : option->pieces) {
        if (const auto entry = blockEntry(piece.text); entry && entry->key == key) {
            removeLine(piece.line);
        }
    }
    meaning(at).second.set(Name(block), std::move(left));
}

/// Text at the end of the file, a blank line before it.
void SectionSurgery::append(const std::string& text)
{
    const std::string end(lineEnd());
    if (m_layout.lines.empty()) {
        m_splices.insertAtEnd(text + end);
        return;
    }
    const IniLine& last = m_layout.lines.back();
    const bool ended = !last.end.empty();
    const bool blank = stripBlanks(last.text).empty();
    m_splices.insertAtEnd((ended ? "" : end) + (blank ? "" : end) + text + (ended ? end : ""));
}

void SectionSurgery::addSection(const std::string& header)
{
    append('[' + header + ']');
    m_meaning.emplace_back(header, Value(Map()));
}

void SectionSurgery::renameSection(std::size_t at, const std::string& header)
{
    m_splices.replace(section(at).name, header);
    meaning(at).first = header;
}

void SectionSurgery::duplicateSection(std::size_t at, const std::string& header)
{
    std::string copy = '[' + header + ']';
    for (int number = section(at).line + 1; number <= section(at).lastLine(); ++number) {
        copy.append(line(number - 1).end).append(line(number).text);
    }
    append(copy);
    Value keys = this->keys(at);
    m_meaning.emplace_back(header, std::move(keys));
}

void SectionSurgery::removeSection(std::size_t at)
{
    const int first = section(at).line;
    const int last = section(at).lastLine();
    for (int number = first; number <= last; ++number) {
        removeLine(number);
    }
    const auto isBlank = [this](int number) { return stripBlanks(line(number).text).empty(); };
    const bool more = static_cast<std::size_t>(last) < m_layout.lines.size();
    if (more && (first == 1 || isBlank(first - 1)) && isBlank(last + 1)) {
        removeLine(last + 1); // one of two blank lines that would meet
    }
    m_meaning.erase(m_meaning.begin() + static_cast<std::ptrdiff_t>(at) + 1);
}

} // namespace botoscope::config
