#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace botoscope::config {

/// Text as Python's int() reads it: blanks around, a sign, single underscores between digits. nullopt: it is none, or
/// beyond 64 bits.
std::optional<std::int64_t> wholeNumber(std::string_view text);

} // namespace botoscope::config
