#pragma once
#include "core/model/service_model.h"
#include "ui/common/theme.h"

#include <QString>

namespace botoscope::ui {

/// "reads", "writes" or "destroys".
QString operationClassWord(model::OperationClass kind);
/// The colour of an operation's class; the word always stands beside it or in the tooltip.
Token operationClassToken(model::OperationClass kind);

} // namespace botoscope::ui
