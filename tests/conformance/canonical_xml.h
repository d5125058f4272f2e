#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::conformance {

/// XML in a form that compares as text: attributes sorted, no empty-element tags, no white space between elements.
/// nullopt when it does not parse.
std::optional<std::string> canonicalXml(std::string_view text);

} // namespace botoscope::conformance
