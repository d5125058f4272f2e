#include "core/endpoint/rules/partitions.h"

namespace botoscope::endpoint::rules {

Partitions::Partitions(const Value& data)
{
    for (const Value& entry : data["partitions"].list()) {
        Value outputs = entry["outputs"];
        outputs.set("name", entry["id"]);
        const Value* pattern = entry.find("regionRegex");
        m_partitions.push_back(
            {entry["regions"], std::move(outputs), pattern ? RegionPattern(pattern->toString()) : RegionPattern()});
    }
}

const Value& Partitions::match(std::string_view region) const
{
    static const Value none;
    for (const Partition& partition : m_partitions) {
        if (partition.regions.find(region) || partition.pattern.matches(region)) {
            return partition.outputs;
        }
    }
    return m_partitions.empty() ? none : m_partitions.front().outputs;
}

} // namespace botoscope::endpoint::rules
