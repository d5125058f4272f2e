#include "core/engine/guard.h"

namespace botoscope::engine {

Result<void> checkAllowed(const config::ProfileMark& mark, const std::string& profile,
                          const model::OperationModel& operation)
{
    if (!mark.readOnly || operation.operationClass() == model::OperationClass::Reads) {
        return {};
    }
    const bool destroys = operation.operationClass() == model::OperationClass::Destroys;
    return Error(ErrorCode::NotSupported, "The profile " + profile + " is read-only here and " + operation.name.str() +
                                              (destroys ? " destroys" : " writes") + ": nothing was sent")
        .with("read_only", profile);
}

Question questionFor(const config::ProfileMark& mark, model::OperationClass kind)
{
    if (kind == model::OperationClass::Destroys) {
        return mark.production ? Question::TypeName : Question::Confirm;
    }
    return kind == model::OperationClass::Writes && mark.production ? Question::Confirm : Question::None;
}

} // namespace botoscope::engine
