#pragma once
#include <string_view>

namespace botoscope::endpoint {

/// Whether botocore takes the URL for an endpoint: its host is made of labels of letters, digits and inner dashes, at
/// most 255 characters, so that it may stand in a Host header and a certificate. Names with "_" are refused.
bool isValidEndpointUrl(std::string_view url);
/// Whether its host is an IPv6 address in brackets, which botocore takes besides.
bool isValidIpv6EndpointUrl(std::string_view url);

} // namespace botoscope::endpoint
