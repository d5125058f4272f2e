#include "core/lifecycle/handlers/handlers.h"

#include <algorithm>
#include <regex>

namespace botoscope::lifecycle {

namespace {

constexpr const char* accessPointArn =
    R"(^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$)";
constexpr const char* outpostArn = R"(^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:])"
                                   R"([a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$)";
// std::regex recurses for each character: longer text must not get there.
constexpr std::size_t longestArn = 1024;

bool isBucketName(const std::string& text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_';
    };
    return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), allowed);
}

bool isAccessPoint(const std::string& text)
{
    static const std::regex accessPoint(accessPointArn);
    static const std::regex outpost(outpostArn);
    return text.starts_with("arn:") && text.size() <= longestArn &&
           (std::regex_search(text, accessPoint) || std::regex_search(text, outpost));
}

} // namespace

Result<void> validateBucketName(BeforeParameterBuild& payload)
{
    const Value* bucket = payload.params.find("Bucket");
    // What is no text at all is the parameter check's to refuse.
    if (!bucket || !bucket->isString() || isBucketName(bucket->toString()) || isAccessPoint(bucket->toString())) {
        return {};
    }
    return Error(ErrorCode::ParamValidation,
                 "Parameter validation failed:\nInvalid bucket name \"" + bucket->toString() +
                     "\": Bucket name must match the regex \"^[a-zA-Z0-9.\\-_]{1,255}$\" or be an ARN matching the "
                     "regex \"" +
                     accessPointArn + '|' + outpostArn + '"')
        .with("parameter", "Bucket");
}

} // namespace botoscope::lifecycle
