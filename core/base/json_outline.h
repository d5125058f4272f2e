#pragma once
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope {

/// Bytes behind a JSON text that must be readable (simdjson looks at whole blocks); their content does not matter.
inline constexpr std::size_t jsonPadding = 64;

/// Where a value stands in a JSON text, and its parts as deep as was asked. Views into that text.
struct JsonPart {
    std::string_view key;        ///< of an object's member; empty for a list's item and for the document
    std::string_view text;       ///< the value, maybe with blanks behind it
    std::vector<JsonPart> parts; ///< members or items in order, equal keys included; none below the asked depth

    bool isObject() const { return text.starts_with('{'); }
    bool isList() const { return text.starts_with('['); }
    /// The last member of that key, nullptr if there is none.
    const JsonPart* find(std::string_view member) const;
};

/// Finds the parts of a text without reading them: a tenth of the work of parsing it. Blocks of parts that are not
/// split must be balanced, but whether they are JSON shows only when they are parsed. Each part's text may be outlined
/// or parsed in turn, as it has padding behind it like the whole. Error: Parse.
Result<JsonPart> outlineJson(std::string_view paddedText, int depth);

} // namespace botoscope
