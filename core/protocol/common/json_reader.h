#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/model/shape.h"

#include <string>

namespace botoscope::protocol {

/// How the two JSON protocols differ when they read a body (§4.8).
struct JsonRules {
    bool coerceScalars = false; ///< rest-json: booleans, integers and floats may come as text
};

/// A JSON body as botocore's parsers see it before shapes matter: an empty body is {}, one that is not JSON becomes
/// {"message": <the text>}. Error: ResponseParser for bytes that are not UTF-8 and for too deep nesting.
Result<Value> readJsonBody(const std::string& body);

/// A JSON body by its shape. Structures keep modelled members that are not null, in model order; documents stay as they
/// are; lists and maps keep nulls; integers beyond int64 become Double. Error: ResponseParser with context "path".
Result<Value> readJsonBody(const std::string& body, const model::Shape& shape, const model::Traits& traits,
                           JsonRules rules);

} // namespace botoscope::protocol
