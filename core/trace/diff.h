#pragma once
#include "core/base/value.h"

#include <string>
#include <vector>

namespace botoscope::trace {

enum class ChangeKind { Added, Removed, Changed };

/// One difference between two versions. path joins member names with "." and items with "[n]"; a member name that holds
/// a dot or bracket is written in double quotes.
struct Change {
    ChangeKind kind = ChangeKind::Changed;
    std::string path;
    Value before; ///< Null when added
    Value after;  ///< Null when removed
};

/// The differences in order of appearance; identical storage is skipped unread. At most `limit` are returned.
std::vector<Change> diff(const Value& before, const Value& after, std::size_t limit = 1000);
std::vector<std::string> changedPaths(const Value& before, const Value& after, std::size_t limit = 100);

} // namespace botoscope::trace
