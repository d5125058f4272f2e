#include "core/base/encoding.h"
#include "core/endpoint/builtins.h"
#include "core/lifecycle/handlers/handlers.h"

#include <algorithm>

namespace botoscope::lifecycle {

void adjustS3Endpoint(BeforeEndpointResolution& payload)
{
    const bool presignGlobally = payload.context.noted("use_global_endpoint");
    endpoint::adjustS3Builtins(payload.builtins.editMap(), payload.model.name.view(), payload.params, presignGlobally);
}

void removeArnFromSigningPath(BeforeSign& payload)
{
    std::string& path = payload.request.authPath;
    if (!path.starts_with("/arn%3A")) {
        return;
    }
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string arn = percentDecode(path.substr(1, end - 1));
    if (std::count(arn.begin(), arn.end(), ':') >= 5) {
        path = end == path.size() ? "/" : path.substr(end);
    }
}

} // namespace botoscope::lifecycle
