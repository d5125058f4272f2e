// Profile files: lines, sections, both files merged, words of a command line.
#include "core/base/encoding.h"
#include "core/config/ini.h"
#include "core/config/profiles.h"
#include "core/config/python_text.h"
#include "core/config/shell_split.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <set>

namespace botoscope::fuzz {

namespace {

using namespace config;

void checkOrigin(const Origin& origin, int lines)
{
    expect(origin.line >= 1 && origin.line <= lines, "every value knows its line");
}

void checkSections(const std::vector<Section>& sections, int lines)
{
    std::set<std::string> names;
    for (const Section& section : sections) {
        expect(names.insert(section.name).second, "a section is there once");
        checkOrigin(section.origin, lines);
        std::set<std::string> keys;
        for (const Setting& setting : section.settings) {
            expect(keys.insert(setting.key).second, "a key is in its section once");
            expect(setting.key == toLower(setting.key), "keys are in lower case");
            checkOrigin(setting.origin, lines);
            expect(setting.isBlock || setting.block.empty(), "only blocks have entries");
            expect(setting.value().isMap() == setting.isBlock, "a block is a map");
        }
    }
}

void checkFile(std::string_view text)
{
    const auto sections = parseIni(text, "file");
    const int lines =
        1 + static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }));
    if (!sections) {
        expect(sections.error().code == ErrorCode::ConfigParse, "a broken file is its own error");
        return;
    }
    checkSections(*sections, lines);
    const auto more = parseIni(std::string(text) + "\n[one more section of ours]\nkey = value\n", "file");
    const auto twice = std::find_if(sections->begin(), sections->end(),
                                    [](const Section& section) { return section.name == "one more section of ours"; });
    // What [DEFAULT] holds is read only where a section has it, so a broken block there may come to light now.
    const bool inherits = text.find("[DEFAULT]") != std::string_view::npos;
    expect(inherits || twice != sections->end() || (more && more->size() == sections->size() + 1),
           "a section more does no harm to those above it");
}

void checkStore(std::string_view config, std::string_view credentials)
{
    const auto store =
        ProfileStore::parse({{"config", std::string(config), ""}, {"credentials", std::string(credentials), ""}});
    expect(store.ok() == (parseIni(config, "").ok() && parseIni(credentials, "").ok()), "both files decide");
    if (!store) {
        return;
    }
    expect(store->files().config.text == "" && store->files().credentials.text == "", "texts are forgotten");
    for (const std::string& name : store->profileNames()) {
        expect(store->profile(name) != nullptr, "every profile that is named is there");
    }
}

std::string quoted(std::string_view word)
{
    std::string out = "'";
    for (const char c : word) {
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return out + '\'';
}

void checkWords(std::string_view text)
{
    const auto words = shellSplit(text);
    if (!words) {
        return;
    }
    std::string line;
    for (const std::string& word : *words) {
        line += quoted(word) + ' ';
    }
    expect(shellSplit(line) == words, "quoted words come out as they were");
}

void checkPythonText(std::string_view text)
{
    const std::string_view stripped = stripBlanks(text);
    expect(stripBlanks(stripped) == stripped, "blanks are gone at once");
    expect(text.substr(0, stripBlanksRight(text).size()) == stripBlanksRight(text), "only the end is taken");
    std::size_t size = 0;
    for (const std::string_view line : splitLines(text)) {
        size += line.size();
    }
    expect(size <= text.size(), "lines are parts of the text");
    expect(indentOf(text) <= static_cast<int>(text.size()), "the indent is within the line");
}

} // namespace

void runOne(std::string_view bytes)
{
    constexpr std::string_view mark = "\n---\n";
    const std::size_t cut = std::min(bytes.find(mark), bytes.size());
    const std::string_view config = bytes.substr(0, cut);
    const std::string_view credentials = bytes.substr(std::min(cut + mark.size(), bytes.size()));
    checkFile(config);
    checkStore(config, credentials);
    checkWords(config);
    checkPythonText(bytes);
}

} // namespace botoscope::fuzz
