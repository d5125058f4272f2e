#include "core/config/ini.h"

#include "core/base/encoding.h"
#include "core/config/python_text.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace botoscope::config {

namespace {

/// An option while its lines are being read.
struct RawOption {
    std::string key;
    int line = 0;
    struct Piece {
        std::string text;
        int line = 0;
    };
    std::vector<Piece> pieces;
};

struct RawSection {
    std::string name;
    int line = 0;
    std::vector<RawOption> options;
    std::unordered_set<std::string> keys;
};

/// Lines as Python's text mode gives them: \n, \r\n and \r all end one.
std::vector<std::string_view> physicalLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", start), text.size());
        lines.push_back(text.substr(start, end - start));
        start = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return lines;
}

class Reader {
public:
    explicit Reader(const std::string& path) : m_path(path) {}

    std::optional<Error> read(std::string_view text)
    {
        for (const std::string_view line : physicalLines(text)) {
            ++m_line;
            if (auto error = readLine(line)) {
                return error;
            }
        }
        return std::nullopt;
    }
    const std::vector<RawSection>& sections() const { return m_sections; }
    const RawSection& defaults() const { return m_defaults; }

private:
    Error fail(const std::string& reason) const { return configParseError(m_path, m_line, reason); }

    std::optional<Error> readLine(std::string_view line)
    {
        const std::string_view text = stripBlanks(line);
        if (text.empty()) {
            if (RawOption* option = current()) {
                option->pieces.push_back({"", m_line}); // blank lines belong to the value, its end is trimmed
            }
            return std::nullopt;
        }
        if (text.front() == '#' || text.front() == ';') {
            return std::nullopt;
        }
        const int indent = indentOf(line);
        if (RawOption* option = current(); option && indent > m_indent) {
            option->pieces.push_back({std::string(text), m_line});
            return std::nullopt;
        }
        m_indent = indent;
        const auto close = text.rfind(']');
        if (text.front() == '[' && close != std::string_view::npos && close >= 2) {
            return beginSection(std::string(text.substr(1, close - 1)));
        }
        return beginOption(text);
    }

    RawOption* current() { return m_section && m_inOption ? &m_section->options.back() : nullptr; }

    std::optional<Error> beginSection(std::string name)
    {
        m_inOption = false;
        if (name == "DEFAULT") {
            m_section = &m_defaults;
            return std::nullopt;
        }
        if (!m_names.insert(name).second) {
            return fail("the section [" + name + "] is there already");
        }
        m_sections.push_back({std::move(name), m_line, {}, {}});
        m_section = &m_sections.back();
        return std::nullopt;
    }

    std::optional<Error> beginOption(std::string_view text)
    {
        if (!m_section) {
            return fail("there is no [section] above this line");
        }
        const auto delimiter = text.find_first_of("=:");
        if (delimiter == std::string_view::npos) {
            return fail("this is neither a [section] nor a \"key = value\" line");
        }
        std::string key = toLower(stripBlanksRight(text.substr(0, delimiter)));
        if (key.empty()) {
            return fail("the line has a value but no key");
        }
        if (!m_section->keys.insert(key).second) {
            return fail("the key " + key + " is in its section already");
        }
        RawOption option{std::move(key), m_line, {}};
        option.pieces.push_back({std::string(stripBlanks(text.substr(delimiter + 1))), m_line});
        m_section->options.push_back(std::move(option));
        m_inOption = true;
        return std::nullopt;
    }

    const std::string& m_path;
    std::vector<RawSection> m_sections;
    std::unordered_set<std::string> m_names;
    RawSection m_defaults;
    RawSection* m_section = nullptr;
    bool m_inOption = false;
    int m_indent = 0;
    int m_line = 0;
};

Result<Setting> makeBlock(const RawOption& raw, Setting setting)
{
    setting.isBlock = true;
    for (const RawOption::Piece& piece : raw.pieces) {
        for (const std::string_view part : splitLines(piece.text)) {
            const std::string_view line = stripBlanks(part);
            if (line.empty()) {
                continue;
            }
            const auto equals = line.find('=');
            if (equals == std::string_view::npos) {
                return configParseError(setting.origin.path, piece.line,
                                        "this line of the block " + raw.key + " is no \"key = value\" line");
            }
            Setting entry;
            entry.key = stripBlanks(line.substr(0, equals));
            entry.text = stripBlanks(line.substr(equals + 1));
            entry.origin = {setting.origin.path, piece.line};
            std::erase_if(setting.block, [&](const Setting& other) { return other.key == entry.key; });
            setting.block.push_back(std::move(entry));
        }
    }
    return setting;
}

Result<Setting> makeSetting(const RawOption& raw, const std::string& path)
{
    Setting setting;
    setting.key = raw.key;
    setting.origin = {path, raw.line};
    const auto filled = [](const RawOption::Piece& piece) { return !piece.text.empty(); };
    const bool any = std::any_of(raw.pieces.begin(), raw.pieces.end(), filled);
    if (any && raw.pieces.front().text.empty()) {
        return makeBlock(raw, std::move(setting));
    }
    for (const RawOption::Piece& piece : raw.pieces) {
        setting.text += (&piece == &raw.pieces.front() ? "" : "\n") + piece.text;
    }
    setting.text = std::string(stripBlanksRight(setting.text));
    return setting;
}

Result<Section> makeSection(const RawSection& raw, const RawSection& defaults, const std::string& path)
{
    Section section{raw.name, {path, raw.line}, {}};
    for (const RawSection* source : {&raw, &defaults}) {
        for (const RawOption& option : source->options) {
            if (source == &defaults && raw.keys.contains(option.key)) {
                continue; // the section's own value beats the default
            }
            auto setting = makeSetting(option, path);
            if (!setting) {
                return std::move(setting).error();
            }
            section.settings.push_back(std::move(*setting));
        }
    }
    return section;
}

/// What no line of the file may hold; nullopt when the bytes are text.
std::optional<Error> checkBytes(std::string_view text, const std::string& path)
{
    if (text.size() > maxConfigFileBytes) {
        return configParseError(path, 0, "the file is larger than " + std::to_string(maxConfigFileBytes) + " bytes");
    }
    int line = 0;
    for (const std::string_view content : physicalLines(text)) {
        ++line;
        if (content.find('\0') != std::string_view::npos) {
            return configParseError(path, line, "the line holds a NUL byte");
        }
        if (!isValidUtf8(content)) {
            return configParseError(path, line, "the line is not UTF-8 text");
        }
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        return configParseError(path, 1, "the file begins with a byte order mark");
    }
    return std::nullopt;
}

const Setting* findSetting(const std::vector<Setting>& settings, std::string_view key)
{
    const auto found = std::find_if(settings.begin(), settings.end(), [&](const Setting& s) { return s.key == key; });
    return found == settings.end() ? nullptr : &*found;
}

} // namespace

const Setting* Setting::find(std::string_view blockKey) const
{
    return findSetting(block, blockKey);
}

Value Setting::value() const
{
    if (!isBlock) {
        return Value(text);
    }
    Map map;
    for (const Setting& entry : block) {
        map.append(Name(entry.key), Value(entry.text));
    }
    return Value(std::move(map));
}

const Setting* Section::find(std::string_view key) const
{
    return findSetting(settings, key);
}

const std::string* Section::text(std::string_view key) const
{
    const Setting* setting = find(key);
    return setting && !setting->isBlock ? &setting->text : nullptr;
}

void Section::put(Setting setting)
{
    for (Setting& mine : settings) {
        if (mine.key == setting.key) {
            mine = std::move(setting);
            return;
        }
    }
    settings.push_back(std::move(setting));
}

Error configParseError(const std::string& path, int line, const std::string& reason)
{
    const std::string at = line > 0 ? ", line " + std::to_string(line) : std::string();
    Error error(ErrorCode::ConfigParse, "Unable to parse config file: " + path + at + ": " + reason);
    error.with("path", path).with("line", std::to_string(line)).with("reason", reason);
    return error;
}

Result<std::vector<Section>> parseIni(std::string_view text, const std::string& path)
{
    if (auto error = checkBytes(text, path)) {
        return std::move(*error);
    }
    Reader reader(path);
    if (auto error = reader.read(text)) {
        return std::move(*error);
    }
    std::vector<Section> sections;
    for (const RawSection& raw : reader.sections()) {
        auto section = makeSection(raw, reader.defaults(), path);
        if (!section) {
            return std::move(section).error();
        }
        sections.push_back(std::move(*section));
    }
    return sections;
}

} // namespace botoscope::config
