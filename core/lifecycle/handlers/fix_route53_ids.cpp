#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void fixRoute53Ids(BeforeParameterBuild& payload)
{
    const model::Shape* input = payload.model.inputShape();
    for (std::size_t i = 0; input && i < input->members.size(); ++i) {
        const model::Member& member = input->members[i];
        const std::string_view shape = member.ref.shapeName().view();
        const bool id = shape == "ResourceId" || shape == "DelegationSetId" || shape == "ChangeId";
        const Value* value = payload.params.find(member.name.view());
        if (id && value && value->isString()) {
            const std::string& text = value->toString();
            payload.params.set(member.name, text.substr(text.rfind('/') + 1));
        }
    }
}

} // namespace botoscope::lifecycle
