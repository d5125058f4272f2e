#pragma once
#include "core/base/result.h"
#include "core/base/value.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::config {

/// Where a value stands.
struct Origin {
    std::string path;
    int line = 0; ///< from 1
    std::string text() const { return path + ':' + std::to_string(line); }
};

/// One option of a section, or one line of a nested block.
struct Setting {
    std::string key;            ///< lower case for options, as written inside a block
    std::string text;           ///< empty for a block
    bool isBlock = false;       ///< "key =" followed by indented "name = value" lines
    std::vector<Setting> block; ///< in order, unique
    Origin origin;

    const Setting* find(std::string_view blockKey) const;
    Value value() const; ///< String, or Map of a block
};

/// A section's options in order, unique.
struct Section {
    std::string name;
    Origin origin;
    std::vector<Setting> settings;

    const Setting* find(std::string_view key) const;
    /// The option's text; nullptr when it is absent or a block.
    const std::string* text(std::string_view key) const;
};

/// Larger profile files are refused.
constexpr std::size_t maxConfigFileBytes = 16U << 20;

/// Reads a profile file with the rules of Python's RawConfigParser as botocore uses it (botocore-behaviour.md §7.4):
/// "=" or ":", comment lines with # or ;, values going on in deeper indented lines, [DEFAULT] reaching into every
/// section, duplicates refused. Error: ConfigParse with context path, line, reason; it never quotes a line, which may
/// hold a secret.
Result<std::vector<Section>> parseIni(std::string_view text, const std::string& path);

/// The ConfigParse error of a file.
Error configParseError(const std::string& path, int line, const std::string& reason);

} // namespace botoscope::config
