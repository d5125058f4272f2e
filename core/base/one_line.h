#pragma once
#include <string>
#include <string_view>

namespace botoscope {

/// Text of others (a service, a file, a proxy) as one line that a terminal can be given: line ends and tabs become one
/// space, other control characters and those that turn the direction of writing come out as \x1b or \u202e. Broken
/// UTF-8 gives U+FFFD.
std::string oneLine(std::string_view text);

} // namespace botoscope
