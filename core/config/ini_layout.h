#pragma once
// Inside config/ only: what stands where in a profile file. Reading and editing both go by this, so that they can't
// disagree.
#include "core/base/result.h"
#include "core/config/ini.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace botoscope::config {

/// A line as Python's text mode gives it: \n, \r\n and \r all end one.
struct IniLine {
    std::string_view text;
    std::string_view end; ///< empty where the file ends without one
};

/// What one line adds to a value, blanks at both ends taken off. Empty lines inside a value are pieces too.
struct IniPiece {
    std::string_view text;
    int line = 0; ///< from 1
};

struct IniOption {
    std::string key; ///< lower case
    std::string_view writtenKey;
    std::string_view afterKey; ///< from the key's end to the end of its line: delimiter, blanks, first piece
    std::vector<IniPiece> pieces;

    int line() const { return pieces.front().line; }
    int lastLine() const; ///< of the last piece that is not empty, else of the key
    /// "key =" followed by lines of its own.
    bool isBlock() const;
};

struct IniSection {
    std::string_view name;
    int line = 0;
    std::vector<IniOption> options;
    std::unordered_set<std::string> keys;
    /// The last line of its last option, or its own.
    int lastLine() const { return options.empty() ? line : options.back().lastLine(); }
};

/// Views into the text that it was read from.
struct IniLayout {
    std::vector<IniLine> lines;
    std::vector<IniSection> sections;
    IniSection defaults; ///< [DEFAULT], wherever it stands

    /// Lays out a text by the rules of Python's RawConfigParser as botocore uses it (see parseIni). Error: ConfigParse.
    static std::optional<Error> read(std::string_view text, const std::string& path, IniLayout& out);
};

/// An entry "key = value" of a block's piece. nullopt: the piece is no such line.
struct IniEntry {
    std::string_view key;
    std::string_view text;
};
std::optional<IniEntry> blockEntry(std::string_view line);

/// What an option means. Error: ConfigParse (a block with a line that is no entry).
Result<Setting> makeSetting(const IniOption& raw, const std::string& path);

} // namespace botoscope::config
