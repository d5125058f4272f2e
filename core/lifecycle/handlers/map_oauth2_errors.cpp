#include "core/base/json.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void mapOauth2Errors(BeforeParse& payload)
{
    if (payload.response.status < 400) {
        return;
    }
    auto body = parseJson(payload.response.bodyView());
    if (!body.ok() || !body->isMap()) {
        return;
    }
    const Value message = (*body)["error_description"];
    const bool missing = (*body)["Message"].toString().empty() && (*body)["message"].toString().empty();
    if (message.isString() && missing) {
        body->set("Message", message);
        payload.response.body = std::make_shared<const std::string>(writeJson(*body, JsonStyle::Python));
    }
}

} // namespace botoscope::lifecycle
