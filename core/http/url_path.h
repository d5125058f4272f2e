#pragma once
#include <string>
#include <string_view>

namespace botoscope::http {

/// RFC 3986 §5.2.4, and no empty segments: AWS services want doubled slashes gone. Nothing is decoded.
std::string removeDotSegments(std::string_view path);

} // namespace botoscope::http
