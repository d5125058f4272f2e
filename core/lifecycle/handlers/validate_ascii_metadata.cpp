#include "core/lifecycle/handlers/handlers.h"

#include <algorithm>

namespace botoscope::lifecycle {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

Result<void> validateAsciiMetadata(BeforeParameterBuild& payload)
{
    const Value& metadata = payload.params["Metadata"];
    for (const auto& [key, value] : metadata.map()) {
        if (!isAscii(key.view()) || (value.isString() && !isAscii(value.toString()))) {
            return Error(ErrorCode::ParamValidation,
                         "Parameter validation failed:\nNon ascii characters found in S3 metadata for key \"" +
                             key.str() + "\", value: \"" + value.toString() +
                             "\".  \nS3 metadata can only contain ASCII characters. ")
                .with("parameter", "Metadata");
        }
    }
    return {};
}

} // namespace botoscope::lifecycle
