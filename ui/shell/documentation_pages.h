#pragma once
#include "core/model/service_model.h"

#include <QString>

namespace botoscope::ui {

/// Pages of the documentation panel as rich text, with links between them:
/// "operation:Name", "shape:Name" within a service, http(s) for the rest.
QString operationPage(const model::OperationModel& operation);
QString shapePage(const model::ServiceModel& service, const model::Shape& shape);
/// path: where the member stands in the input, e.g. "Filters[0].Name".
QString memberPage(const model::ServiceModel& service, const model::Member& member, const QString& path);

/// "structure", "list of Tag", "string, one of 12", …
QString typeWords(const model::ShapeRef& ref);

} // namespace botoscope::ui
