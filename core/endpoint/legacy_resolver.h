#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/endpoint/endpoint.h"
#include "core/endpoint/region_pattern.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope {
class JsonTree;
}

namespace botoscope::endpoint {

/// What endpoints.json says of a service in a region, defaults merged.
struct EndpointData {
    std::string partition;    ///< empty if the endpoint was only assumed
    std::string endpointName; ///< region or pseudo region, e.g. "aws-global"
    std::string hostname;
    std::string dnsSuffix;
    std::string sslCommonName;
    std::string scopeRegion;                    ///< credentialScope.region, empty if none
    std::string scopeService;                   ///< credentialScope.service, empty if none
    std::vector<std::string> protocols;         ///< "http", "https"
    std::vector<std::string> signatureVersions; ///< in the file's order
    bool deprecated = false;
    std::string reason; ///< how it was found, in words
};

/// Looks endpoints up in the content of endpoints.json, version 3, as botocore's EndpointResolver does
/// (botocore-behaviour.md §6.6). Services go by endpoint prefix. Immutable and thread-safe.
class LegacyResolver {
public:
    /// Data that is no endpoints.json knows no partition.
    explicit LegacyResolver(const Value& endpointsJson);
    /// The same from the file's text, which is asked for when something is looked up for the first time: most of it
    /// is never read. Empty text knows no partition.
    explicit LegacyResolver(std::function<std::string()> loadText);

    /// The first partition that lists the endpoint or whose pattern fits the region; nullopt if none does. An empty
    /// region means the service's partition-wide endpoint. Errors: NoRegion (none given and the service has no
    /// partition-wide endpoint), EndpointResolution (no FIPS or dual-stack variant there).
    Result<std::optional<EndpointData>> resolve(std::string_view endpointPrefix, std::string_view region,
                                                bool dualstack = false, bool fips = false) const;
    /// As clients do it: resolve, else in partition aws whatever the region, else <prefix>.<region>.amazonaws.com.
    Result<EndpointData> resolveOrAssume(std::string_view endpointPrefix, std::string_view region,
                                         bool dualstack = false, bool fips = false) const;

    std::vector<std::string> partitions() const; ///< in file order
    /// Error InvalidRegion if no partition's list or pattern has it.
    Result<std::string> partitionForRegion(std::string_view region) const;
    /// Regions of a partition with that service, in file order; pseudo regions only where asked.
    std::vector<std::string> availableRegions(std::string_view endpointPrefix, std::string_view partition = "aws",
                                              bool allowNonRegional = false) const;
    /// All regions of a partition with their descriptions, in file order.
    std::vector<std::pair<std::string, std::string>> regions(std::string_view partition = "aws") const;
    std::optional<std::string> dnsSuffix(std::string_view partition, bool dualstack = false, bool fips = false) const;

private:
    struct Variant {
        bool dualstack = false;
        bool fips = false;
    };
    struct Partition {
        std::string name;
        std::string index; ///< in the file's list
        Value data;        ///< without its services
        RegionPattern pattern;
    };
    /// The file's partitions in order.
    const std::vector<Partition>& all() const;
    void read() const;
    /// What the file says of a service; Null if nothing.
    Value service(const Partition& partition, std::string_view name) const;
    const Partition* partition(std::string_view name) const;
    static bool matches(const Partition& partition, std::string_view region);
    Result<std::optional<EndpointData>> resolveIn(const Partition& partition, std::string_view service,
                                                  std::string_view region, Variant variant, bool forced) const;
    static Result<std::optional<EndpointData>> assemble(const Partition& partition, std::string_view service,
                                                        const Value& serviceData, std::string_view endpointName,
                                                        Variant variant, std::string reason);
    static const Value* variantOf(const Value& data, Variant wanted);

    std::function<std::string()> m_loadText;
    mutable std::once_flag m_once; // guards the rest
    mutable std::shared_ptr<const JsonTree> m_tree;
    mutable std::vector<Partition> m_partitions;
};

/// Endpoints from endpoints.json alone: for services without a rule set, and for a client's own region and signing
/// defaults. A custom URL goes before the host name found; then the region is signed for as given.
class LegacyEndpointSource final : public EndpointSource {
public:
    explicit LegacyEndpointSource(std::shared_ptr<const LegacyResolver> resolver, bool useSsl = true)
        : m_resolver(std::move(resolver)), m_useSsl(useSsl)
    {
    }
    Result<Endpoint> resolve(const EndpointQuery& query) const override;

private:
    std::shared_ptr<const LegacyResolver> m_resolver;
    bool m_useSsl;
};

} // namespace botoscope::endpoint
