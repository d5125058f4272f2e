#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::config {

/// Words of a command line as Python's shlex.split (POSIX mode) takes them: blanks separate, '…' is literal, in "…" a
/// backslash escapes " and \, outside quotes it escapes anything. nullopt: an open quotation or a trailing backslash.
std::optional<std::vector<std::string>> shellSplit(std::string_view text);

} // namespace botoscope::config
