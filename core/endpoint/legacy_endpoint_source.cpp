#include "core/endpoint/legacy_resolver.h"

#include <algorithm>

namespace botoscope::endpoint {

namespace {

bool speaksHttps(const EndpointData& found)
{
    return std::find(found.protocols.begin(), found.protocols.end(), "https") != found.protocols.end();
}

void useRegionOf(Endpoint& endpoint, const EndpointData& found)
{
    endpoint.regionName = found.endpointName;
    endpoint.signingRegion = found.scopeRegion.empty() ? found.endpointName : found.scopeRegion;
}

} // namespace

Result<Endpoint> LegacyEndpointSource::resolve(const EndpointQuery& query) const
{
    const std::string& prefix = query.service->metadata().endpointPrefix;
    auto found = m_resolver->resolveOrAssume(prefix, query.region, query.dualstack, query.fips);
    if (!found) {
        return std::move(found).error();
    }
    Endpoint endpoint;
    endpoint.partition = found->partition;
    endpoint.signingName = found->scopeService.empty() ? query.service->signingName() : found->scopeService;
    if (query.customUrl.empty()) {
        endpoint.url = (m_useSsl && speaksHttps(*found) ? "https://" : "http://") + found->hostname;
        endpoint.reason = "endpoints.json: " + found->reason;
        useRegionOf(endpoint, *found);
        return endpoint;
    }
    endpoint.url = query.customUrl;
    endpoint.regionName = query.region;
    endpoint.signingRegion = query.region;
    endpoint.reason = "the custom endpoint URL";
    if (query.region.empty() && prefix == "s3") {
        useRegionOf(endpoint, *found); // S3 alone is signed for without a region: with that of its global endpoint
    }
    return endpoint;
}

} // namespace botoscope::endpoint
