#include "core/base/json.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void switchHostMachineLearning(RequestCreated& payload)
{
    const auto body = parseJson(*payload.request.body.shared());
    const std::string endpoint = body.ok() ? (*body)["PredictEndpoint"].toString() : std::string();
    const auto target = http::splitUrl(endpoint);
    auto parts = http::splitUrl(payload.request.url);
    if (!target || !parts) {
        return;
    }
    parts->scheme = target->scheme;
    parts->userinfo = target->userinfo;
    parts->host = target->host;
    parts->port = target->port;
    payload.request.url = http::joinUrl(*parts);
}

} // namespace botoscope::lifecycle
