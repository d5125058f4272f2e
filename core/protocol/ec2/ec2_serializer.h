#pragma once
#include "core/protocol/common/scalar.h"
#include "core/protocol/serializer.h"

namespace botoscope::protocol {

/// EC2's own form protocol (§4.3): as query, with queryName or the capitalized locationName as names, and lists
/// numbered without a member segment.
class Ec2Serializer : public Serializer {
public:
    explicit Ec2Serializer(SerializerOptions options) { m_rules.milliseconds = options.millisecondTimestamps; }
    Result<http::RequestDict> serialize(const Value& params, const model::OperationModel& operation) const override;

private:
    ScalarRules m_rules;
};

} // namespace botoscope::protocol
