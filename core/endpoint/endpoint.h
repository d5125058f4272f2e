#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/http/headers.h"
#include "core/model/service_model.h"

#include <string>
#include <vector>

namespace botoscope::endpoint {

/// One way to sign that an endpoint offers; a list of them is in its order of preference.
struct AuthScheme {
    std::string name;          ///< as the rules say it, e.g. "sigv4", "sigv4a", "sigv4-s3express"
    std::string signingRegion; ///< empty: not said; a region set is joined with commas
    std::string signingName;   ///< empty: not said
};

/// Where a call goes and how it is signed for there.
struct Endpoint {
    std::string url;                     ///< scheme://host[:port][/path]
    http::Headers headers;               ///< set over the serialized ones
    std::string signingRegion;           ///< empty: the client's region
    std::string signingName;             ///< empty: the service's
    std::string authScheme;              ///< signature version a rule asks for; empty: the client's
    std::string partition;               ///< empty if unknown
    std::string regionName;              ///< legacy data only: the client's meta.region_name, e.g. "aws-global"
    std::vector<AuthScheme> authSchemes; ///< rule sets only: all that are offered; authScheme is the first we can do
    Value properties;   ///< rule sets only: the endpoint's properties as data (backend, metricValues, …)
    std::string reason; ///< which rule or data matched, in words
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
    /// Rule sets only: built-ins by their full names (botocore-behaviour.md §6.3), e.g. "AWS::S3::ForcePathStyle".
    /// The four above have no need to be in it; what is in it wins over them.
    const Map* builtins = nullptr;
    /// Rule sets only: values of clientContextParams, by their names in snake case.
    const Map* clientContext = nullptr;
};

/// A way to find endpoints: endpoints.json, or a service's rule set where there is one. Pure and thread-safe.
/// Errors: EndpointResolution, NoRegion, InvalidRegion, ParamValidation (a value the rules can't take).
class EndpointSource {
public:
    virtual ~EndpointSource() = default;
    virtual Result<Endpoint> resolve(const EndpointQuery& query) const = 0;
};

} // namespace botoscope::endpoint
