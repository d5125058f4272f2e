#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void generateIdempotencyTokens(BeforeParameterBuild& payload)
{
    const model::Shape* input = payload.model.inputShape();
    if (!input) {
        return;
    }
    for (const model::Member& member : input->members) {
        if (member.ref.traits().idempotencyToken && !payload.params.find(member.name.view())) {
            payload.params.set(member.name, payload.context.client->runtime.random->uuid4());
        }
    }
}

} // namespace botoscope::lifecycle
