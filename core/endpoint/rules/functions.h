#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/endpoint/rules/ast.h"
#include "core/endpoint/rules/partitions.h"

#include <optional>
#include <string_view>

namespace botoscope::endpoint::rules {

/// The function of that name in rule sets, e.g. "aws.parseArn"; nullopt if there is none.
std::optional<Function> findFunction(std::string_view name);
/// How many arguments it takes; 0: at least two.
std::size_t argumentCount(Function function);

/// Calls a function (botocore-behaviour.md §6.1; coalesce, ite and split are of later rules engines). Arguments are as
/// many as it takes. Null stands for "no value". Error: EndpointResolution when an argument has the wrong type.
Result<Value> callFunction(const Call& call, const std::vector<Value>& arguments, const Partitions& partitions);

} // namespace botoscope::endpoint::rules
