#pragma once
#include "core/model/service_model.h"
#include "core/protocol/common/failure.h"

#include <string>

namespace botoscope::protocol {

/// The operation's hostPrefix with its {labels} filled from the members flagged hostLabel (§4.1); empty when the
/// operation has none. Values must consist of letters, digits, "-" and "."; ParamValidation otherwise.
std::string expandHostPrefix(const Value& params, const model::OperationModel& operation, Failure& failure);

} // namespace botoscope::protocol
