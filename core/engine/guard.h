#pragma once
#include "core/base/result.h"
#include "core/config/profile_marks.h"
#include "core/model/service_model.h"

#include <string>

namespace botoscope::engine {

/// Whether an operation may be sent with a profile of that mark. Error: NotSupported with context "read_only", which
/// names the profile, when it would change something and the profile is read-only.
Result<void> checkAllowed(const config::ProfileMark& mark, const std::string& profile,
                          const model::OperationModel& operation);

/// What a person is asked before an operation goes out.
enum class Question {
    None,
    Confirm,  ///< once more, with account, region and profile spelled out
    TypeName, ///< and the profile's name or its account typed
};

/// Destroying ones are confirmed, with a production profile every changing one is.
Question questionFor(const config::ProfileMark& mark, model::OperationClass kind);

} // namespace botoscope::engine
