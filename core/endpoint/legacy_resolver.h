#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/endpoint/endpoint.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::endpoint {

/// What endpoints.json says of a service in a region, defaults merged.
struct EndpointData {
    std::string partition;
    std::string endpointName; ///< region or pseudo region, e.g. "aws-global"
    std::string hostname;
    std::string dnsSuffix;
    std::string scopeRegion;  ///< credentialScope.region, empty if none
    std::string scopeService; ///< credentialScope.service, empty if none
    std::vector<std::string> protocols;
    std::vector<std::string> signatureVersions;
    bool deprecated = false;
};

/// Looks endpoints up in the content of endpoints.json as botocore's EndpointResolver does (§6.6).
class LegacyResolver {
public:
    explicit LegacyResolver(Value endpointsJson);

    /// nullopt when no partition knows the region. Errors: NoRegion (none given and the service has no partition-wide
    /// endpoint), EndpointResolution (no FIPS or dual-stack variant there).
    Result<std::optional<EndpointData>> resolve(std::string_view endpointPrefix, std::string_view region,
                                                bool dualstack = false, bool fips = false) const;
    std::vector<std::string> partitions() const; ///< in file order
    /// Error InvalidRegion if no partition's list or pattern has it.
    Result<std::string> partitionForRegion(std::string_view region) const;
    /// Regions of a partition with that service, in file order; pseudo regions only where asked.
    std::vector<std::string> availableRegions(std::string_view endpointPrefix, std::string_view partition = "aws",
                                              bool allowNonRegional = false) const;

private:
    Result<std::optional<EndpointData>> resolveIn(const Value& partition, std::string_view service,
                                                  std::string_view region, bool dualstack, bool fips) const;
    Value m_data;
};

/// Endpoints of the legacy resolver for calls: custom endpoints win; unknown regions give
/// <prefix>.<region>.amazonaws.com.
class LegacyEndpointSource final : public EndpointSource {
public:
    LegacyEndpointSource(std::shared_ptr<const LegacyResolver> resolver, bool useSsl)
        : m_resolver(std::move(resolver)), m_useSsl(useSsl)
    {
    }
    Result<Endpoint> resolve(const EndpointQuery& query) const override;

private:
    std::shared_ptr<const LegacyResolver> m_resolver;
    bool m_useSsl;
};

} // namespace botoscope::endpoint
