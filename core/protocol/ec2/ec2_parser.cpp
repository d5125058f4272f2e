#include "core/protocol/ec2/ec2_parser.h"

namespace botoscope::protocol {

Value Ec2Parser::readMetadata(const XmlNode& root) const
{
    const XmlNode* id = root.child("requestId");
    if (!id) {
        return {};
    }
    return Value::object({{"RequestId", id->text.empty() ? Value() : Value(id->text)}});
}

Result<Value> Ec2Parser::parseError(const http::Response& response) const
{
    Result<Value> parsed = QueryParser::parseError(response);
    if (parsed && parsed->find("RequestID")) {
        Value metadata = Value::object({{"RequestId", (*parsed)["RequestID"]}});
        parsed->erase("RequestID");
        parsed->set("ResponseMetadata", std::move(metadata));
    }
    return parsed;
}

} // namespace botoscope::protocol
