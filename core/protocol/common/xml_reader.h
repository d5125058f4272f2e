#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/model/shape.h"
#include "core/protocol/common/xml_tree.h"

namespace botoscope::protocol {

/// Where exception shapes find their members in an error document.
enum class XmlErrorRoot {
    ErrorResponse, ///< ErrorResponse/Error, else the document (query, rest-xml)
    Errors         ///< Errors/Error anywhere below the document's element (ec2)
};

/// An element by its shape (§4.8): members in model order, members of headers and status left out, repeated elements as
/// flattened lists. Where a single element is expected and several came, the first counts.
/// Error: ResponseParser with context "path".
Result<Value> readXml(const XmlTree& tree, const XmlNode& node, const model::Shape& shape, const model::Traits& traits,
                      XmlErrorRoot errorRoot = XmlErrorRoot::ErrorResponse);

/// An element without a shape, as error documents are read: a map of its children by tag; a child without children is
/// its text (Null if that is empty), of repeated children the first one's content counts.
Map readXmlMap(const XmlNode& node);

} // namespace botoscope::protocol
