#pragma once
#include "core/protocol/common/scalar.h"
#include "core/protocol/serializer.h"

namespace botoscope::protocol {

/// json 1.0 and 1.1 (§4.4): everything in one JSON object, the operation named in X-Amz-Target.
class JsonSerializer : public Serializer {
public:
    explicit JsonSerializer(SerializerOptions options)
    {
        m_rules.timeFormat = TimeFormat::UnixTimestamp;
        m_rules.milliseconds = options.millisecondTimestamps;
    }
    Result<http::RequestDict> serialize(const Value& params, const model::OperationModel& operation) const override;

private:
    ScalarRules m_rules;
};

} // namespace botoscope::protocol
