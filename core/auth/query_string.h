#pragma once
#include "core/http/message.h"

#include <string>
#include <string_view>

namespace botoscope::auth {

/// Decoded pairs of a query string as Python's parse_qsl gives them: "+" is a space, blank values kept, empty pieces
/// dropped.
http::Parameters parseQuery(std::string_view query);
/// RFC 3986 encoding, "&" between.
std::string encodeQuery(const http::Parameters& parameters);
/// Replaces the value of that key at its place, else appends.
void setParameter(http::Parameters& parameters, std::string_view key, std::string value);
/// First value of that key or nullptr.
const std::string* findParameter(const http::Parameters& parameters, std::string_view key);

/// For signatures in the URL: moves a form, or the members of a JSON object, from the body to the parameters.
/// Another body stays where it is.
void moveBodyToQuery(http::Request& request, http::Parameters& parameters);

} // namespace botoscope::auth
