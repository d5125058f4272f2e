#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

namespace {
constexpr std::string_view bucketPath = "/{Bucket}";
}

void removeBucketFromPath(BeforeParameterBuild& payload)
{
    const std::string& uri = payload.model.http.requestUri;
    if (!uri.starts_with(bucketPath)) {
        return;
    }
    auto& known = payload.context.client->views[&payload.model];
    if (!known) {
        auto view = std::make_shared<model::OperationModel>(payload.model);
        std::string authPath = uri.substr(0, uri.find('?'));
        // A bucket alone is signed for with a slash behind it.
        view->http.authPath = authPath == bucketPath ? authPath + '/' : authPath;
        view->http.requestUri = uri.substr(bucketPath.size());
        known = std::move(view);
    }
    payload.context.view = known;
}

void removeAccountHostPrefix(BeforeParameterBuild& payload)
{
    const Value required = payload.model.trait("staticContextParams")["RequiresAccountId"]["value"];
    if (payload.model.hostPrefix == "{AccountId}." && required.toBool()) {
        auto view = std::make_shared<model::OperationModel>(payload.model);
        view->hostPrefix.clear();
        payload.context.view = std::move(view);
    }
}

} // namespace botoscope::lifecycle
