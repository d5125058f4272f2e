#pragma once
#include "core/protocol/query/query_parser.h"

namespace botoscope::protocol {

/// ec2 (§4.8): query without a wrapper, with requestId in results and RequestID in errors.
class Ec2Parser final : public QueryParser {
public:
    Ec2Parser() : QueryParser(XmlErrorRoot::Errors) {}

private:
    Result<Value> parseError(const http::Response& response) const override;
    Value readMetadata(const XmlNode& root) const override;
};

} // namespace botoscope::protocol
