#include "core/lifecycle/builtin_handlers.h"

#include "core/lifecycle/handlers/handlers.h"

#include <array>

namespace botoscope::lifecycle {

namespace {

struct Row {
    const char* pattern;
    const char* label;
    events::HandlerPtr (*make)(std::string label);
    events::Position position = events::Position::Middle;
};

/// Turns a plain function of a payload into the maker the table holds.
template <auto function, class Payload>
events::HandlerPtr make(std::string label)
{
    return events::makeHandler<Payload>(std::move(label), [](Payload& payload) { return function(payload); });
}

constexpr std::array table = {
    Row{"before-parameter-build", "generate_idempotent_uuid", make<generateIdempotencyTokens, BeforeParameterBuild>},
    Row{"request-created", "add_retry_headers", make<addRetryHeaders, RequestCreated>},
    Row{"choose-signer.cognito-identity.GetId", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer.cognito-identity.GetOpenIdToken", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer.cognito-identity.UnlinkIdentity", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer.cognito-identity.GetCredentialsForIdentity", "disable_signing",
        make<disableSigning, ChooseSigner>},
    Row{"choose-signer.sts.AssumeRoleWithSAML", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer.sts.AssumeRoleWithWebIdentity", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer", "set_operation_specific_signer", make<setOperationSpecificSigner, ChooseSigner>},
};

} // namespace

void registerBuiltinHandlers(events::Emitter& emitter)
{
    for (const Row& row : table) {
        (void)emitter.registerHandler(row.pattern, row.make(row.label), row.position);
    }
}

} // namespace botoscope::lifecycle
