#pragma once
#include "core/protocol/common/scalar.h"
#include "core/protocol/serializer.h"

namespace botoscope::protocol {

/// smithy-rpc-v2-cbor (§4.7): POST to /service/<targetPrefix>/operation/<name>, the parameters as one CBOR map.
class CborSerializer : public Serializer {
public:
    explicit CborSerializer(SerializerOptions) {}
    Result<http::RequestDict> serialize(const Value& params, const model::OperationModel& operation) const override;
};

} // namespace botoscope::protocol
