#pragma once
#include "core/base/value.h"
#include "core/endpoint/region_pattern.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::endpoint::rules {

/// The partition table for aws.partition (partitions.json, version 1.1). Immutable and thread-safe.
class Partitions {
public:
    /// Data that is no such table knows no partition.
    explicit Partitions(const Value& data);
    /// A partition's outputs with its name: the first that lists the region or whose pattern fits it, else the table's
    /// first. Null only if the table is empty.
    const Value& match(std::string_view region) const;

private:
    struct Partition {
        Value regions;
        Value outputs;
        RegionPattern pattern;
    };
    std::vector<Partition> m_partitions;
};

} // namespace botoscope::endpoint::rules
