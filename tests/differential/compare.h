#pragma once
#include "differential/replay.h"

#include <set>
#include <string>
#include <vector>

namespace botoscope::differential {

/// One thing in which a call of ours is not botocore's: which part (method, url, headers, body, requests, parsed,
/// error, message), and how.
struct Difference {
    std::string part;
    std::string text;
};

/// All differences between a line of generate.py and our replay of it, one a part at most; parts in `ignored` are not
/// looked at.
std::vector<Difference> differences(const Value& line, const Replay& replay, const std::set<std::string>& ignored);

} // namespace botoscope::differential
