#pragma once
#include "core/base/value.h"
#include "core/model/shape.h"

#include <QSet>
#include <QString>

namespace botoscope::ui {

/// Paths (as ValueTreeModel writes them) of the values that the output shape marks sensitive, or whose names say so.
QSet<QString> sensitivePaths(const Value& value, const model::Shape* shape);

} // namespace botoscope::ui
