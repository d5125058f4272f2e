#include "core/config/ini.h"

#include "core/config/ini_layout.h"
#include "core/config/python_text.h"

#include <algorithm>
#include <unordered_set>

namespace botoscope::config {

namespace {

constexpr std::size_t maxInheritedSettings = 200'000;

/// The last of equal keys counts, in its own place.
void keepLast(std::vector<Setting>& block)
{
    std::unordered_set<std::string_view> seen;
    std::vector<bool> keep(block.size());
    for (std::size_t i = block.size(); i-- > 0;) {
        keep[i] = seen.insert(block[i].key).second;
    }
    if (seen.size() == block.size()) {
        return;
    }
    std::vector<Setting> kept;
    for (std::size_t i = 0; i < block.size(); ++i) {
        if (keep[i]) {
            kept.push_back(std::move(block[i]));
        }
    }
    block = std::move(kept);
}

Result<Setting> makeBlock(const IniOption& raw, Setting setting)
{
    setting.isBlock = true;
    for (const IniPiece& piece : raw.pieces) {
        for (const std::string_view part : splitLines(piece.text)) {
            const std::string_view line = stripBlanks(part);
            if (line.empty()) {
                continue;
            }
            const auto read = blockEntry(line);
            if (!read) {
                return configParseError(setting.origin.path, piece.line,
                                        "this line of the block " + raw.key + " is no \"key = value\" line");
            }
            Setting entry;
            entry.key = read->key;
            entry.text = read->text;
            entry.origin = {setting.origin.path, piece.line};
            setting.block.push_back(std::move(entry));
        }
    }
    keepLast(setting.block);
    return setting;
}

} // namespace

Result<Setting> makeSetting(const IniOption& raw, const std::string& path)
{
    Setting setting;
    setting.key = raw.key;
    setting.origin = {path, raw.line()};
    if (raw.isBlock()) {
        return makeBlock(raw, std::move(setting));
    }
    for (const IniPiece& piece : raw.pieces) {
        setting.text.append(&piece == &raw.pieces.front() ? "" : "\n").append(piece.text);
    }
    setting.text = std::string(stripBlanksRight(setting.text));
    return setting;
}

namespace {

Result<Section> makeSection(const IniSection& raw, const IniSection& defaults, const std::string& path)
{
    Section section{std::string(raw.name), {path, raw.line}, {}};
    for (const IniSection* source : {&raw, &defaults}) {
        for (const IniOption& option : source->options) {
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

Error configParseError(const std::string& path, int line, const std::string& reason)
{
    const std::string at = line > 0 ? ", line " + std::to_string(line) : std::string();
    Error error(ErrorCode::ConfigParse, "Unable to parse config file: " + path + at + ": " + reason);
    error.with("path", path).with("line", std::to_string(line)).with("reason", reason);
    return error;
}

Result<std::vector<Section>> parseIni(std::string_view text, const std::string& path)
{
    IniLayout layout;
    if (auto error = IniLayout::read(text, path, layout)) {
        return std::move(*error);
    }
    // Each section has all of the defaults: few lines could mean more settings than memory holds.
    if (layout.defaults.options.size() * layout.sections.size() > maxInheritedSettings) {
        return configParseError(path, layout.defaults.line, "too many sections inherit too many keys of [DEFAULT]");
    }
    std::vector<Section> sections;
    for (const IniSection& raw : layout.sections) {
        auto section = makeSection(raw, layout.defaults, path);
        if (!section) {
            return std::move(section).error();
        }
        sections.push_back(std::move(*section));
    }
    return sections;
}

} // namespace botoscope::config
