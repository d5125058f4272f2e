#include "core/base/encoding.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

namespace {

constexpr std::string_view versionMark = "?versionId=";

std::string encoded(std::string_view path)
{
    return percentEncode(path, "/");
}

std::string fromText(const std::string& source)
{
    const auto mark = source.rfind(versionMark);
    if (mark == std::string::npos || mark + versionMark.size() == source.size()) {
        return encoded(source);
    }
    return encoded(std::string_view(source).substr(0, mark)) + source.substr(mark);
}

} // namespace

Result<void> encodeCopySource(BeforeParameterBuild& payload)
{
    const Value* source = payload.params.find("CopySource");
    if (source && source->isString()) {
        payload.params.set("CopySource", fromText(source->toString()));
    } else if (source && source->isMap()) {
        for (const char* name : {"Bucket", "Key"}) {
            if (!source->find(name)) {
                return Error(ErrorCode::ParamValidation,
                             "Parameter validation failed:\nMissing required parameter: '" + std::string(name) + "'");
            }
        }
        const std::string& bucket = (*source)["Bucket"].toString();
        const std::string middle = bucket.starts_with("arn:") ? "/object/" : "/";
        std::string text = encoded(bucket + middle + (*source)["Key"].toString());
        if (source->find("VersionId")) {
            text += std::string(versionMark) + (*source)["VersionId"].toString();
        }
        payload.params.set("CopySource", std::move(text));
    }
    return {};
}

} // namespace botoscope::lifecycle
