#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/http/headers.h"
#include "core/model/service_model.h"

#include <string>
#include <vector>

namespace botoscope::endpoint {

/// Where a call goes and how it is signed for there.
struct Endpoint {
    std::string url;           ///< scheme://host[:port][/path]
    http::Headers headers;     ///< set over the serialized ones
    std::string signingRegion; ///< empty: the client's region
    std::string signingName;   ///< empty: the service's
    std::string authScheme;    ///< signature version a rule asks for; empty: the client's
    std::string partition;
    std::string reason;        ///< which rule or data matched, in words
};

/// What an endpoint depends on: the values before-endpoint-resolution handlers have had their say on.
struct EndpointQuery {
    const model::ServiceModel* service = nullptr;
    const model::OperationModel* operation = nullptr;
    const Value* params = nullptr;
    std::string region;    ///< empty if none
    std::string customUrl; ///< empty for none
    bool fips = false;
    bool dualstack = false;
};

/// A way to find endpoints: endpoints.json today, a service's rule set where there is one.
/// Errors: EndpointResolution, NoRegion.
class EndpointSource {
public:
    virtual ~EndpointSource() = default;
    virtual Result<Endpoint> resolve(const EndpointQuery& query) const = 0;
};

} // namespace botoscope::endpoint
