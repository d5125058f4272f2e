#include "core/protocol/rest_xml/rest_xml_parser.h"

#include "core/protocol/common/xml_reader.h"

namespace botoscope::protocol {

namespace {

Value errorWithoutBody(const http::Response& response)
{
    Map metadata;
    metadata.append("RequestId", headerValue(response.headers, "x-amz-request-id").value_or(""));
    metadata.append("HostId", headerValue(response.headers, "x-amz-id-2").value_or(""));
    return Value::object({{"Error", errorFromStatus(response.status)}, {"ResponseMetadata", std::move(metadata)}});
}

/// S3: the document is the error; its ids are told in the metadata already.
Value storageError(const http::Response& response, Map parsed)
{
    parsed.erase("RequestId");
    parsed.erase("HostId");
    return Value::object({{"Error", std::move(parsed)}, {"ResponseMetadata", restMetadata(response.headers)}});
}

/// ErrorResponse, as route53 and cloudfront send it.
Value serviceError(Map parsed)
{
    Map error;
    error.append("Message", "");
    error.append("Code", "");
    Value out = Map();
    out.set("Error", std::move(error));
    Value requestId;
    for (auto& [name, value] : parsed) {
        if (name == "RequestId") {
            requestId = Value::object({{"RequestId", std::move(value)}});
        } else if (name == "Error" && value.isMap()) {
            Value merged = out["Error"];
            for (auto& [key, part] : value.editMap()) {
                merged.set(key, std::move(part));
            }
            out.set(name, std::move(merged));
        } else {
            out.set(name, std::move(value));
        }
    }
    if (requestId.isMap()) {
        out.set("ResponseMetadata", std::move(requestId));
    }
    return out;
}

} // namespace

Result<Value> RestXmlParser::parseBody(const std::string& body, const model::Shape& shape,
                                       const model::Traits& traits) const
{
    const auto tree = body.empty() ? Result<XmlTree>(XmlTree::blank()) : XmlTree::parse(body);
    if (!tree) {
        return tree.error();
    }
    return readXml(*tree, tree->root(), shape, traits);
}

Result<Value> RestXmlParser::readBody(const http::Response& response, const model::Shape& shape,
                                      const model::Traits& traits) const
{
    if (response.bodyView().empty()) {
        return parseBody({}, shape, traits);
    }
    const auto tree = readXmlBody(response);
    if (!tree) {
        return tree.error();
    }
    return readXml(**tree, (*tree)->root(), shape, traits);
}

Result<Value> RestXmlParser::parseError(const http::Response& response) const
{
    const auto tree = readXmlBody(response);
    if (!tree) {
        return errorWithoutBody(response);
    }
    const XmlNode& root = (*tree)->root();
    Map parsed = readXmlMap(root);
    return root.tag == "Error" ? storageError(response, std::move(parsed)) : serviceError(std::move(parsed));
}

} // namespace botoscope::protocol
