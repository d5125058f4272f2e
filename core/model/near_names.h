#pragma once
// Inside model/ only: what somebody may have meant.
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::model {

/// Up to five of the names, nearest first: few edits away (case and separators aside), or sharing words.
std::vector<std::string_view> nearNames(std::string_view wanted, const std::vector<std::string_view>& names);
std::string joinNames(const std::vector<std::string_view>& names); ///< "A, B"

} // namespace botoscope::model
