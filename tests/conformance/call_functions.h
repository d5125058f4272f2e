#pragma once
#include "core/base/value.h"

#include <map>
#include <optional>
#include <string_view>

namespace botoscope::conformance {

/// Arguments of a case of the suite "pure-functions", those with names apart.
struct Arguments {
    List values;
    Value named;
};
/// What our function gives; nullopt where it refuses.
using Function = std::optional<Value> (*)(const Arguments&);

/// botocore's functions that have to do with clients and their calls, by name, as ours do them.
const std::map<std::string_view, Function>& callFunctions();

} // namespace botoscope::conformance
