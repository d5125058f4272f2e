#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace botoscope {

/// The parts of "arn:partition:service:region:account:resource".
struct Arn {
    std::string partition;
    std::string service;
    std::string region;
    std::string account;
    std::string resource; ///< all that follows, colons included
};

/// As botocore's ArnParser: any text of six parts is one, however it begins and whatever of it is empty.
std::optional<Arn> parseArn(std::string_view text);
/// Whether it is one and begins with "arn:", as botocore asks before it treats a parameter as one.
bool isArn(std::string_view text);

} // namespace botoscope
