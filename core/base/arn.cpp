#include "core/base/arn.h"

namespace botoscope {

std::optional<Arn> parseArn(std::string_view text)
{
    Arn arn;
    std::string start;
    for (std::string* part : {&start, &arn.partition, &arn.service, &arn.region, &arn.account}) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) {
            return std::nullopt;
        }
        *part = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    arn.resource = text;
    return arn;
}

bool isArn(std::string_view text)
{
    return text.starts_with("arn:") && parseArn(text).has_value();
}

} // namespace botoscope
