#pragma once
#include <string>
#include <string_view>

namespace botoscope::credentials {

/// What a foreign program wrote, fit to be shown: the first 400 bytes in one line, control characters made visible,
/// and everything masked that may be a secret: long words that are no plain ones, words that have "secret" or
/// "password" in them, and whatever follows a name like "token". It rather masks too much.
std::string maskedText(std::string_view text);

} // namespace botoscope::credentials
