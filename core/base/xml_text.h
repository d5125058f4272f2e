#pragma once
#include <string>
#include <string_view>

namespace botoscope {

/// Text as it stands in an XML element or a double-quoted attribute: & < > and " escaped.
std::string xmlEscape(std::string_view text);

} // namespace botoscope
