#include "core/protocol/serializer.h"

#include "core/protocol/cbor/cbor_serializer.h"
#include "core/protocol/ec2/ec2_serializer.h"
#include "core/protocol/json/json_serializer.h"
#include "core/protocol/query/query_serializer.h"
#include "core/protocol/rest_json/rest_json_serializer.h"
#include "core/protocol/rest_xml/rest_xml_serializer.h"

namespace botoscope::protocol {

Result<std::unique_ptr<Serializer>> makeSerializer(model::Protocol protocol, SerializerOptions options)
{
    using Made = std::unique_ptr<Serializer>;
    switch (protocol) {
    case model::Protocol::Query:
        return Made(std::make_unique<QuerySerializer>(options));
    case model::Protocol::Ec2:
        return Made(std::make_unique<Ec2Serializer>(options));
    case model::Protocol::Json:
        return Made(std::make_unique<JsonSerializer>(options));
    case model::Protocol::RestJson:
        return Made(std::make_unique<RestJsonSerializer>(options));
    case model::Protocol::RestXml:
        return Made(std::make_unique<RestXmlSerializer>(options));
    case model::Protocol::SmithyRpcV2Cbor:
        return Made(std::make_unique<CborSerializer>(options));
    default:
        return Error(ErrorCode::NotSupported,
                     "no serializer for protocol " + std::string(model::protocolName(protocol)));
    }
}

} // namespace botoscope::protocol
