#include "core/endpoint/legacy_resolver.h"

#include "core/base/json.h"
#include "core/base/json_tree.h"

#include <algorithm>
#include <array>

namespace botoscope::endpoint {

namespace {

bool lacksDualstack(std::string_view partition)
{
    return partition == "aws-iso" || partition == "aws-iso-b";
}

std::string expand(std::string text, std::string_view service, std::string_view region, std::string_view dnsSuffix)
{
    const std::array<std::pair<std::string_view, std::string_view>, 3> values = {
        {{"{service}", service}, {"{region}", region}, {"{dnsSuffix}", dnsSuffix}}};
    for (const auto& [mark, value] : values) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size())) {
            text.replace(at, mark.size(), value);
        }
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

Error noVariant(std::string_view service, std::string_view endpointName, const std::string& tags)
{
    return Error(ErrorCode::EndpointResolution, "There is no " + tags + " endpoint of " + std::string(service) +
                                                    " in region " + std::string(endpointName))
        .with("tags", tags)
        .with("service", std::string(service))
        .with("region", std::string(endpointName));
}

/// Layers of data in which a key of an endpoint is looked up, first hit wins.
class Layers {
public:
    void add(const Value* data)
    {
        if (data) {
            m_layers.push_back(data);
        }
    }
    bool empty() const { return m_layers.empty(); }
    const Value& operator[](std::string_view key) const
    {
        static const Value none;
        for (const Value* layer : m_layers) {
            if (const Value* value = layer->find(key)) {
                return *value;
            }
        }
        return none;
    }

private:
    std::vector<const Value*> m_layers;
};

} // namespace

LegacyResolver::LegacyResolver(const Value& endpointsJson)
    : LegacyResolver([endpointsJson] { return writeJson(endpointsJson, JsonStyle::Line); })
{
}

LegacyResolver::LegacyResolver(std::function<std::string()> loadText) : m_loadText(std::move(loadText)) {}

const std::vector<LegacyResolver::Partition>& LegacyResolver::all() const
{
    std::call_once(m_once, [this] { read(); });
    return m_partitions;
}

void LegacyResolver::read() const
{
    constexpr int toServices = 3; // from the file to its partitions, to one, to what that has
    const auto tree = JsonTree::parse(m_loadText(), toServices);
    if (!tree.ok()) {
        return;
    }
    m_tree = *tree;
    const std::size_t count = m_tree->size({"partitions"});
    for (std::size_t i = 0; i < count; ++i) {
        const std::string index = std::to_string(i);
        Value data = Map();
        for (const std::string_view key : m_tree->keys({"partitions", index})) {
            if (key != "services") {
                data.set(key, m_tree->at({"partitions", index, key}));
            }
        }
        const Value* pattern = data.find("regionRegex");
        RegionPattern regions = pattern ? RegionPattern(pattern->toString()) : RegionPattern();
        m_partitions.push_back({data["partition"].toString(), index, data, std::move(regions)});
    }
}

Value LegacyResolver::service(const Partition& partition, std::string_view name) const
{
    return m_tree->at({"partitions", partition.index, "services", name});
}

const LegacyResolver::Partition* LegacyResolver::partition(std::string_view name) const
{
    const auto found =
        std::find_if(all().begin(), all().end(), [&](const Partition& entry) { return entry.name == name; });
    return found == all().end() ? nullptr : &*found;
}

bool LegacyResolver::matches(const Partition& partition, std::string_view region)
{
    return partition.data["regions"].find(region) || partition.pattern.matches(region);
}

/// The variant with exactly these tags, nullptr if there is none.
const Value* LegacyResolver::variantOf(const Value& data, Variant wanted)
{
    for (const Value& variant : data["variants"].list()) {
        Variant has;
        bool other = false;
        for (const Value& tag : variant["tags"].list()) {
            has.fips = has.fips || tag.toString() == "fips";
            has.dualstack = has.dualstack || tag.toString() == "dualstack";
            other = other || (tag.toString() != "fips" && tag.toString() != "dualstack");
        }
        if (!other && has.fips == wanted.fips && has.dualstack == wanted.dualstack) {
            return &variant;
        }
    }
    return nullptr;
}

Result<std::optional<EndpointData>> LegacyResolver::assemble(const Partition& partition, std::string_view service,
                                                             const Value& serviceData, std::string_view endpointName,
                                                             Variant variant, std::string reason)
{
    const Value& endpoint = serviceData["endpoints"][endpointName];
    const Value& serviceDefaults = serviceData["defaults"];
    const Value& partitionDefaults = partition.data["defaults"];
    Layers layers;
    if (variant.dualstack || variant.fips) {
        for (const Value* data : {&endpoint, &serviceDefaults, &partitionDefaults}) {
            layers.add(variantOf(*data, variant));
        }
        if (layers.empty()) {
            return noVariant(service, endpointName,
                             !variant.fips       ? "dualstack"
                             : variant.dualstack ? "dualstack, fips"
                                                 : "fips");
        }
    }
    layers.add(&endpoint);
    EndpointData out;
    // Defaults have no say in the suffix: the partition's own comes before them.
    const Value& suffix = layers["dnsSuffix"];
    out.dnsSuffix = suffix.isString() ? suffix.toString() : partition.data["dnsSuffix"].toString();
    layers.add(&serviceDefaults);
    layers.add(&partitionDefaults);
    out.partition = partition.name;
    out.endpointName = endpointName;
    out.hostname = expand(layers["hostname"].toString(), service, endpointName, out.dnsSuffix);
    out.sslCommonName = expand(layers["sslCommonName"].toString(), service, endpointName, out.dnsSuffix);
    out.scopeRegion = layers["credentialScope"]["region"].toString();
    out.scopeService = layers["credentialScope"]["service"].toString();
    out.protocols = texts(layers["protocols"]);
    out.signatureVersions = texts(layers["signatureVersions"]);
    out.deprecated = layers["deprecated"].toBool();
    out.reason = std::move(reason);
    if (out.hostname.empty()) {
        return Error(ErrorCode::EndpointResolution, "endpoints.json has no host name for " + std::string(service));
    }
    return std::optional(std::move(out));
}

Result<std::optional<EndpointData>> LegacyResolver::resolveIn(const Partition& partition, std::string_view service,
                                                              std::string_view region, Variant variant,
                                                              bool forced) const
{
    if (variant.dualstack && lacksDualstack(partition.name)) {
        return Error(ErrorCode::EndpointResolution, "Partition " + partition.name + " has no dual-stack endpoints yet")
            .with("tags", "dualstack");
    }
    const Value data = this->service(partition, service);
    const std::string& wide = data["partitionEndpoint"].toString();
    const std::string name(service);
    const std::string inPartition = " in partition " + partition.name;
    if (region.empty()) {
        if (wide.empty()) {
            return Error(ErrorCode::NoRegion, "A region is needed, and none is set");
        }
        return assemble(partition, service, data, wide, variant, "partition-wide endpoint of " + name + inPartition);
    }
    if (data["endpoints"].find(region)) {
        return assemble(partition, service, data, region, variant,
                        name + " lists " + std::string(region) + inPartition);
    }
    if (!forced && !matches(partition, region)) {
        return std::optional<EndpointData>();
    }
    const Value* regionalized = data.find("isRegionalized");
    if (!wide.empty() && regionalized && !regionalized->toBool()) {
        return assemble(partition, service, data, wide, variant,
                        name + " has one endpoint for all regions" + inPartition);
    }
    const std::string reason =
        forced ? "no partition knows " + std::string(region) + ", so " + partition.name + " is assumed"
               : name + " does not list " + std::string(region) + ", so it has the usual form" + inPartition;
    return assemble(partition, service, data, region, variant, reason);
}

Result<std::optional<EndpointData>> LegacyResolver::resolve(std::string_view endpointPrefix, std::string_view region,
                                                            bool dualstack, bool fips) const
{
    if (endpointPrefix == "s3" && dualstack && region.empty()) {
        region = "us-east-1";
    }
    for (const Partition& entry : all()) {
        if (dualstack && lacksDualstack(entry.name)) {
            continue;
        }
        auto found = resolveIn(entry, endpointPrefix, region, {dualstack, fips}, false);
        if (!found || *found) {
            return found;
        }
    }
    return std::optional<EndpointData>();
}

Result<EndpointData> LegacyResolver::resolveOrAssume(std::string_view endpointPrefix, std::string_view region,
                                                     bool dualstack, bool fips) const
{
    auto found = resolve(endpointPrefix, region, dualstack, fips);
    if (const Partition* standard = partition("aws"); found && !*found && standard) {
        found = resolveIn(*standard, endpointPrefix, region, {dualstack, fips}, true);
    }
    if (!found) {
        return std::move(found).error();
    }
    if (*found) {
        return std::move(**found);
    }
    EndpointData assumed;
    assumed.endpointName = region;
    assumed.dnsSuffix = "amazonaws.com";
    assumed.hostname = expand("{service}.{region}.{dnsSuffix}", endpointPrefix, region, assumed.dnsSuffix);
    assumed.protocols = {"http", "https"};
    assumed.signatureVersions = {"v4"};
    assumed.reason = "no partition is known: the usual form of a host name is assumed";
    return assumed;
}

std::vector<std::string> LegacyResolver::partitions() const
{
    std::vector<std::string> names;
    for (const Partition& entry : all()) {
        names.push_back(entry.name);
    }
    return names;
}

Result<std::string> LegacyResolver::partitionForRegion(std::string_view region) const
{
    for (const Partition& entry : all()) {
        if (matches(entry, region)) {
            return entry.name;
        }
    }
    return Error(ErrorCode::InvalidRegion, "No partition has the region '" + std::string(region) + "'")
        .with("region", std::string(region));
}

std::vector<std::string> LegacyResolver::availableRegions(std::string_view endpointPrefix,
                                                          std::string_view partitionName, bool allowNonRegional) const
{
    std::vector<std::string> names;
    if (const Partition* entry = partition(partitionName)) {
        const Value endpoints = service(*entry, endpointPrefix)["endpoints"];
        for (const auto& [name, data] : endpoints.map()) {
            if (allowNonRegional || entry->data["regions"].find(name.view())) {
                names.push_back(name.str());
            }
        }
    }
    return names;
}

std::vector<std::pair<std::string, std::string>> LegacyResolver::regions(std::string_view partitionName) const
{
    std::vector<std::pair<std::string, std::string>> out;
    if (const Partition* entry = partition(partitionName)) {
        for (const auto& [name, data] : entry->data["regions"].map()) {
            out.emplace_back(name.str(), data["description"].toString());
        }
    }
    return out;
}

std::optional<std::string> LegacyResolver::dnsSuffix(std::string_view partitionName, bool dualstack, bool fips) const
{
    const Partition* entry = partition(partitionName);
    if (!entry) {
        return std::nullopt;
    }
    const Value* data = dualstack || fips ? variantOf(entry->data["defaults"], {dualstack, fips}) : &entry->data;
    const Value* suffix = data ? data->find("dnsSuffix") : nullptr;
    return suffix ? std::optional(suffix->toString()) : std::nullopt;
}

} // namespace botoscope::endpoint
