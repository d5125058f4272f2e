#pragma once
#include "core/base/pattern/pattern.h"
#include "core/base/pattern/set_reader.h"

#include <optional>
#include <string_view>

namespace botoscope {

/// Recursive descent over a regular expression's text. Use readPattern.
class PatternReader : private SetReader {
public:
    PatternReader(std::string_view text, bool nestedSets) : SetReader(text, nestedSets) {}
    std::optional<Pattern> read();

private:
    PatternNode choice(int depth);
    PatternNode sequence(int depth);
    PatternNode repeated(PatternNode node);
    PatternNode atom(int depth);
    PatternNode group(int depth);
    PatternNode flags(int depth);
    PatternNode escape();
    bool readQuantifier(int& least, int& most);
    bool readCounts(int& least, int& most);

    bool m_dotMatchesAll = false;
};

} // namespace botoscope
