#pragma once
// Inside model/ only: shapes and operations from their JSON.
#include "core/model/dom.h"
#include "core/model/service_model.h"

#include <functional>

namespace botoscope::model {

/// Builds what one service's model describes from the text of its parts. Reads the text of targets for their traits,
/// never builds them. What is broken reads as absent.
class Builder {
public:
    /// The text of a shape, empty if there is none.
    using FindShape = std::function<std::string_view(std::string_view)>;
    Builder(const ServiceModel& service, FindShape findShape) : m_service(service), m_findShape(std::move(findShape)) {}

    void build(Shape& shape, std::string_view name, std::string_view text) const;
    void build(OperationModel& operation, std::string_view name, std::string_view text) const;

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
