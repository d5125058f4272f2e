#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/model/shape.h"

#include <string>
#include <vector>

namespace botoscope::protocol {

/// One finding. path is botocore's (".A.B[0]", root ""), text its report line.
struct ValidationProblem {
    std::string path;
    std::string text;
};

/// All problems in botocore's order and words (§9.5): required, types, min, unions, documents, unknown members.
std::vector<ValidationProblem> validateParams(const Value& params, const model::Shape& shape);

/// The same as a Result: Error ParamValidation "Parameter validation failed:\n<one line each>", context "report".
Result<void> checkParams(const Value& params, const model::Shape* shape);

/// Warnings, never errors: max, pattern, enum values unknown to the model (§12 item 44).
std::vector<ValidationProblem> lintParams(const Value& params, const model::Shape& shape);

} // namespace botoscope::protocol
