#include "core/endpoint/legacy_resolver.h"

#include <algorithm>
#include <regex>

namespace botoscope::endpoint {

namespace {

constexpr std::string_view fallbackSuffix = "amazonaws.com";

/// Adds what is missing; what is there stays.
void mergeMissing(const Value& from, Value& into)
{
    for (const auto& [key, value] : from.map()) {
        if (!into.find(key.view())) {
            into.set(key, value);
        }
    }
}

bool hasTags(const Value& variant, const std::vector<std::string>& tags)
{
    const List& listed = variant["tags"].list();
    return listed.size() == tags.size() && std::all_of(tags.begin(), tags.end(), [&listed](const std::string& tag) {
               return std::find(listed.begin(), listed.end(), Value(tag)) != listed.end();
           });
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::vector<std::string> texts(const Value& list)
{
    std::vector<std::string> out;
    for (const Value& item : list.list()) {
        out.push_back(item.toString());
    }
    return out;
}

bool inPartition(const Value& partition, std::string_view region)
{
    if (partition["regions"].find(region)) {
        return true;
    }
    const std::string& pattern = partition["regionRegex"].toString();
    return !pattern.empty() && std::regex_match(std::string(region), std::regex(pattern));
}

/// Entries of endpoint, service defaults and partition defaults merged for one endpoint name.
Result<EndpointData> describe(const Value& partition, const Value& service, std::string_view servicePrefix,
                              const std::string& endpointName, const std::vector<std::string>& tags)
{
    const Value& entry = service["endpoints"][endpointName];
    const Value& serviceDefaults = service["defaults"];
    const Value& partitionDefaults = partition["defaults"];
    Value merged = Map();
    if (tags.empty()) {
        merged = entry.isMap() ? entry : Value(Map());
    } else {
        for (const Value* level : {&entry, &serviceDefaults, &partitionDefaults}) {
            for (const Value& variant : (*level)["variants"].list()) {
                if (hasTags(variant, tags)) {
                    mergeMissing(variant, merged);
                }
            }
        }
        if (merged.size() == 0) {
            return Error(ErrorCode::EndpointResolution, "Unable to construct a modeled endpoint with the variant " +
                                                            tags.front() + " for " + endpointName);
        }
        mergeMissing(entry, merged);
    }
    if (!merged.find("dnsSuffix")) {
        merged.set("dnsSuffix", partition["dnsSuffix"]);
    }
    mergeMissing(serviceDefaults, merged);
    mergeMissing(partitionDefaults, merged);
    EndpointData data;
    data.partition = partition["partition"].toString();
    data.endpointName = endpointName;
    data.dnsSuffix = merged["dnsSuffix"].toString();
    std::string host = replaced(merged["hostname"].toString(), "{service}", servicePrefix);
    host = replaced(std::move(host), "{region}", endpointName);
    data.hostname = replaced(std::move(host), "{dnsSuffix}", data.dnsSuffix);
    data.scopeRegion = merged["credentialScope"]["region"].toString();
    data.scopeService = merged["credentialScope"]["service"].toString();
    data.protocols = texts(merged["protocols"]);
    data.signatureVersions = texts(merged["signatureVersions"]);
    data.deprecated = merged["deprecated"].toBool();
    return data;
}

} // namespace

LegacyResolver::LegacyResolver(Value endpointsJson) : m_data(std::move(endpointsJson)) {}

Result<std::optional<EndpointData>> LegacyResolver::resolve(std::string_view endpointPrefix, std::string_view region,
                                                            bool dualstack, bool fips) const
{
    for (const Value& partition : m_data["partitions"].list()) {
        auto found = resolveIn(partition, endpointPrefix, region, dualstack, fips);
        if (!found.ok() || found->has_value()) {
            return found;
        }
    }
    return std::optional<EndpointData>();
}

Result<std::optional<EndpointData>> LegacyResolver::resolveIn(const Value& partition, std::string_view service,
                                                              std::string_view region, bool dualstack,
                                                              bool fips) const
{
    const Value& serviceData = partition["services"][service];
    const std::string partitionEndpoint = serviceData["partitionEndpoint"].toString();
    std::string name(region);
    if (name.empty()) {
        if (partitionEndpoint.empty()) {
            return Error(ErrorCode::NoRegion, "You must specify a region.");
        }
        name = partitionEndpoint;
    }
    if (!serviceData["endpoints"].find(name)) {
        if (!inPartition(partition, name)) {
            return std::optional<EndpointData>();
        }
        const Value* regionalized = serviceData.find("isRegionalized");
        if (!partitionEndpoint.empty() && regionalized && !regionalized->toBool()) {
            name = partitionEndpoint;
        }
    }
    std::vector<std::string> tags;
    if (dualstack) {
        tags.emplace_back("dualstack");
    }
    if (fips) {
        tags.emplace_back("fips");
    }
    auto data = describe(partition, serviceData, service, name, tags);
    if (!data.ok()) {
        return std::move(data).error();
    }
    return std::optional(std::move(data).value());
}

std::vector<std::string> LegacyResolver::partitions() const
{
    std::vector<std::string> names;
    for (const Value& partition : m_data["partitions"].list()) {
        names.push_back(partition["partition"].toString());
    }
    return names;
}

Result<std::string> LegacyResolver::partitionForRegion(std::string_view region) const
{
    for (const Value& partition : m_data["partitions"].list()) {
        if (inPartition(partition, region)) {
            return partition["partition"].toString();
        }
    }
    return Error(ErrorCode::InvalidRegion, "no partition has a region " + std::string(region));
}

std::vector<std::string> LegacyResolver::availableRegions(std::string_view endpointPrefix, std::string_view partition,
                                                          bool allowNonRegional) const
{
    std::vector<std::string> names;
    for (const Value& candidate : m_data["partitions"].list()) {
        if (candidate["partition"].toString() != partition) {
            continue;
        }
        for (const auto& [name, entry] : candidate["services"][endpointPrefix]["endpoints"].map()) {
            const bool variant = !entry["variants"].isNull() && name.view().find("fips") != std::string_view::npos;
            if (candidate["regions"].find(name.view()) || (allowNonRegional && !variant)) {
                names.push_back(name.str());
            }
        }
    }
    return names;
}

Result<Endpoint> LegacyEndpointSource::resolve(const EndpointQuery& query) const
{
    const std::string& prefix = query.service->metadata().endpointPrefix;
    auto found = m_resolver->resolve(prefix, query.region, query.dualstack, query.fips);
    const std::string scheme = m_useSsl ? "https://" : "http://";
    Endpoint endpoint;
    endpoint.signingRegion = query.region;
    if (!query.customUrl.empty()) {
        endpoint.url = query.customUrl;
        endpoint.reason = "custom endpoint URL";
        // The data still knows the signing region of services that have none of their own.
        if (found.ok() && *found && query.region.empty()) {
            endpoint.signingRegion = (*found)->scopeRegion;
        }
        return endpoint;
    }
    if (!found.ok()) {
        return std::move(found).error();
    }
    if (!*found) {
        endpoint.url = scheme + prefix + '.' + query.region + '.' + std::string(fallbackSuffix);
        endpoint.reason = "endpoints.json does not know the region " + query.region;
        return endpoint;
    }
    const EndpointData& data = **found;
    endpoint.url = scheme + data.hostname;
    endpoint.signingRegion = data.scopeRegion.empty() ? data.endpointName : data.scopeRegion;
    endpoint.signingName = data.scopeService;
    endpoint.partition = data.partition;
    endpoint.reason = "endpoints.json: " + prefix + " in " + data.endpointName + " of partition " + data.partition;
    return endpoint;
}

} // namespace botoscope::endpoint
