#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

namespace {

Result<void> alias(BeforeParameterBuild& payload, const char* original, const char* name)
{
    const model::Shape* input = payload.model.inputShape();
    const Value* given = payload.params.find(name);
    if (!given || !input || !input->member(original)) {
        return {};
    }
    if (payload.params.find(original)) {
        return Error(ErrorCode::ParamValidation, "Parameter '" + std::string(original) + "' has been aliased as '" +
                                                     name + "' in the operation " + payload.model.name.str() +
                                                     "; only one of the two can be given")
            .with("parameter", name);
    }
    const Value value = *given;
    payload.params.erase(name);
    payload.params.set(Name(original), value);
    return {};
}

} // namespace

Result<void> aliasFilters(BeforeParameterBuild& payload)
{
    return alias(payload, "Filter", "Filters");
}

Result<void> aliasFromTime(BeforeParameterBuild& payload)
{
    return alias(payload, "from", "fromTime");
}

Result<void> aliasReturnFields(BeforeParameterBuild& payload)
{
    return alias(payload, "return", "returnFields");
}

} // namespace botoscope::lifecycle
