#pragma once
// Inside model/ only: shapes and operations from their JSON.
#include "core/model/dom.h"
#include "core/model/service_model.h"

#include <functional>

namespace botoscope::model {

/// Builds what one service's model describes. Reads the JSON of targets for their traits, never builds them.
class Builder {
public:
    using FindShape = std::function<std::optional<dom::Object>(std::string_view)>;
    Builder(const ServiceModel& service, FindShape findShape) : m_service(service), m_findShape(std::move(findShape)) {}

    void build(Shape& shape, std::string_view name, dom::Object json) const;
    void build(OperationModel& operation, std::string_view name, dom::Object json) const;

private:
    ShapeRef ref(dom::Element json) const;
    std::optional<ShapeRef> optionalRef(dom::Object parent, std::string_view key) const;
    void addMembers(Shape& shape, dom::Object json) const;

    const ServiceModel& m_service;
    FindShape m_findShape;
};

std::optional<XmlNamespace> readXmlNamespace(dom::Element json);
/// The code an exception shape is looked up by; empty if the shape is no exception.
std::string_view errorCodeOf(std::string_view shapeName, dom::Object shapeJson);

} // namespace botoscope::model
