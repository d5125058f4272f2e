#pragma once
#include "core/protocol/common/xml_reader.h"
#include "core/protocol/parser.h"

namespace botoscope::protocol {

/// query (§4.8): the output inside the result wrapper's element, metadata beside it.
class QueryParser : public Parser {
public:
    QueryParser() = default;
    Result<Value> parseBody(const std::string& body, const model::Shape& shape,
                            const model::Traits& traits) const final;

protected:
    explicit QueryParser(XmlErrorRoot errorRoot) : m_errorRoot(errorRoot) {}
    Result<Value> parseError(const http::Response& response) const override;

private:
    Result<Value> parseOutput(const http::Response& response, const model::Shape* shape,
                              const model::Traits* traits) const final;
    Result<Value> parseException(const http::Response& response, const model::Shape& shape) const final;
    /// ResponseMetadata as the document tells it; Null if it does not.
    virtual Value readMetadata(const XmlNode& root) const;

    XmlErrorRoot m_errorRoot = XmlErrorRoot::ErrorResponse;
};

} // namespace botoscope::protocol
