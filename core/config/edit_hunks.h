#pragma once
#include "core/config/section_label.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::config {

/// Lines of a file that an edit changes, secrets hidden.
struct EditHunk {
    int line = 0;                    ///< the first of them, from 1, in the text as it was
    std::vector<std::string> before; ///< without line ends
    std::vector<std::string> after;
};

/// What differs between two texts of a profile file. Values of secret keys (isSecretKey) and lines that go on with
/// them are shown as "(redacted)", in comments as well.
std::vector<EditHunk> editHunks(std::string_view before, std::string_view after);

} // namespace botoscope::config
