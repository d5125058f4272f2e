#include "core/protocol/common/template_text.h"

namespace botoscope::protocol {

std::string fillTemplate(std::string_view text,
                         const std::function<std::optional<std::string>(std::string_view label)>& valueOf,
                         Failure& failure)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        out += text.substr(0, open);
        const std::string_view label = text.substr(open + 1, close - open - 1);
        const auto value = valueOf(label);
        if (!value) {
            failure.report(ErrorCode::ParamValidation,
                           "no value for {" + std::string(label) + "}, which is part of the request's address");
        }
        out += value.value_or("");
        text.remove_prefix(close + 1);
    }
    return out.append(text);
}

} // namespace botoscope::protocol
