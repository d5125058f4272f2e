#pragma once
#include <string_view>
#include <vector>

namespace botoscope::config {

// Python's notion of blanks, which decides how profile files read: Unicode white space and the ASCII separators.

std::string_view stripBlanks(std::string_view text);      ///< str.strip()
std::string_view stripBlanksRight(std::string_view text); ///< str.rstrip()
/// Index, counted in characters, of the first one that is not blank; 0 for blank text.
int indentOf(std::string_view line);
/// str.splitlines(): also at vertical tab, form feed, U+001C..1E, U+0085, U+2028, U+2029.
std::vector<std::string_view> splitLines(std::string_view text);

} // namespace botoscope::config
