#pragma once
#include <string_view>

namespace botoscope::protocol {

/// The standard words for an HTTP status (IANA's registry as Python's http.client knows it); empty for an unknown one.
/// Errors without a body carry them as message, whatever the server wrote in its status line.
std::string_view reasonPhrase(int status);

} // namespace botoscope::protocol
