#pragma once
#include "core/base/json.h"
#include "core/jmespath/jmespath.h"

#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace botoscope::jmespath {

/// The result as JSON text, or "kind@position" of the error.
inline std::string foundIn(const Value& document, std::string_view expression)
{
    const auto result = search(expression, document);
    if (!result) {
        return std::string(result.error().get("kind")) + "@" + std::string(result.error().get("position"));
    }
    return writeJson(*result, JsonStyle::Line);
}

inline std::string found(std::string_view expression, std::string_view json)
{
    auto document = parseJson(json);
    EXPECT_TRUE(document.ok()) << json;
    return foundIn(*document, expression);
}

} // namespace botoscope::jmespath
