#pragma once
#include <string>
#include <string_view>

namespace botoscope::credentials {

std::string sha1Hex(std::string_view bytes); ///< lower case; names of cache files, nothing is kept secret by it

} // namespace botoscope::credentials
