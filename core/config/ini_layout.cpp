#include "core/config/ini_layout.h"

#include "core/base/encoding.h"
#include "core/config/ini.h"
#include "core/config/python_text.h"

#include <algorithm>

namespace botoscope::config {

namespace {

std::vector<IniLine> physicalLines(std::string_view text)
{
    std::vector<IniLine> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", start), text.size());
        const std::size_t next = std::min(end + (text.substr(end, 2) == "\r\n" ? 2 : 1), text.size());
        lines.push_back({text.substr(start, end - start), text.substr(end, next - end)});
        start = next;
    }
    return lines;
}

/// Finds sections, options and their pieces, line by line.
class Reader {
public:
    Reader(const std::string& path, IniLayout& out) : m_path(path), m_out(out) {}

    std::optional<Error> read()
    {
        for (const IniLine& line : m_out.lines) {
            ++m_line;
            if (auto error = readLine(line.text)) {
                return error;
            }
        }
        return std::nullopt;
    }

private:
    Error fail(const std::string& reason) const { return configParseError(m_path, m_line, reason); }

    std::optional<Error> readLine(std::string_view line)
    {
        const std::string_view text = stripBlanks(line);
        if (text.empty()) {
            if (IniOption* option = current()) {
                option->pieces.push_back({text, m_line}); // blank lines belong to the value, its end is trimmed
            }
            return std::nullopt;
        }
        if (text.front() == '#' || text.front() == ';') {
            return std::nullopt;
        }
        const int indent = indentOf(line);
        if (IniOption* option = current(); option && indent > m_indent) {
            option->pieces.push_back({text, m_line});
            return std::nullopt;
        }
        m_indent = indent;
        const auto close = text.rfind(']');
        if (text.front() == '[' && close != std::string_view::npos && close >= 2) {
            return beginSection(text.substr(1, close - 1));
        }
        return beginOption(text);
    }

    IniSection* section() { return !m_inSection ? nullptr : m_inDefaults ? &m_out.defaults : &m_out.sections.back(); }
    IniOption* current() { return m_inOption ? &section()->options.back() : nullptr; }

    std::optional<Error> beginSection(std::string_view name)
    {
        m_inOption = false;
        m_inSection = true;
        m_inDefaults = name == "DEFAULT";
        if (m_inDefaults) {
            m_out.defaults.name = name;
            m_out.defaults.line = m_line;
            return std::nullopt;
        }
        if (!m_names.insert(name).second) {
            return fail("the section [" + std::string(name) + "] is there already");
        }
        m_out.sections.push_back({name, m_line, {}, {}});
        return std::nullopt;
    }

    std::optional<Error> beginOption(std::string_view text)
    {
        if (!m_inSection) {
            return fail("there is no [section] above this line");
        }
        const auto delimiter = text.find_first_of("=:");
        if (delimiter == std::string_view::npos) {
            return fail("this is neither a [section] nor a \"key = value\" line");
        }
        const std::string_view written = stripBlanksRight(text.substr(0, delimiter));
        std::string key = toLower(written);
        if (key.empty()) {
            return fail("the line has a value but no key");
        }
        if (!section()->keys.insert(key).second) {
            return fail("the key " + key + " is in its section already");
        }
        const std::string_view line = m_out.lines[static_cast<std::size_t>(m_line) - 1].text;
        const auto keyEnd = static_cast<std::size_t>(written.data() + written.size() - line.data());
        IniOption option{std::move(key), written, line.substr(keyEnd), {}};
        option.pieces.push_back({stripBlanks(text.substr(delimiter + 1)), m_line});
        section()->options.push_back(std::move(option));
        m_inOption = true;
        return std::nullopt;
    }

    const std::string& m_path;
    IniLayout& m_out;
    std::unordered_set<std::string_view> m_names;
    bool m_inSection = false;
    bool m_inDefaults = false;
    bool m_inOption = false;
    int m_indent = 0;
    int m_line = 0;
};

/// What no line of the file may hold; nullopt when the bytes are text.
std::optional<Error> checkBytes(std::string_view text, const std::vector<IniLine>& lines, const std::string& path)
{
    int number = 0;
    for (const IniLine& line : lines) {
        ++number;
        if (line.text.find('\0') != std::string_view::npos) {
            return configParseError(path, number, "the line holds a NUL byte");
        }
        if (!isValidUtf8(line.text)) {
            return configParseError(path, number, "the line is not UTF-8 text");
        }
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        return configParseError(path, 1, "the file begins with a byte order mark");
    }
    return std::nullopt;
}

} // namespace

int IniOption::lastLine() const
{
    const auto filled = std::find_if(pieces.rbegin(), pieces.rend(), [](const IniPiece& p) { return !p.text.empty(); });
    return filled == pieces.rend() ? line() : filled->line;
}

bool IniOption::isBlock() const
{
    return pieces.front().text.empty() && lastLine() > line();
}

std::optional<Error> IniLayout::read(std::string_view text, const std::string& path, IniLayout& out)
{
    if (text.size() > maxConfigFileBytes) {
        return configParseError(path, 0, "the file is larger than " + std::to_string(maxConfigFileBytes) + " bytes");
    }
    out.lines = physicalLines(text);
    if (auto error = checkBytes(text, out.lines, path)) {
        return error;
    }
    return Reader(path, out).read();
}

std::optional<IniEntry> blockEntry(std::string_view line)
{
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) {
        return std::nullopt;
    }
    return IniEntry{stripBlanks(line.substr(0, equals)), stripBlanks(line.substr(equals + 1))};
}

} // namespace botoscope::config
