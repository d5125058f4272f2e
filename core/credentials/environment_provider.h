#pragma once
#include "core/config/environment.h"
#include "core/credentials/provider.h"
#include "core/credentials/refreshable.h"

namespace botoscope::credentials {

/// "env": AWS_ACCESS_KEY_ID and friends (§7.5 row 1). Keys with AWS_CREDENTIAL_EXPIRATION are read anew before they
/// expire. Silent when the profile was chosen in code. Unlike botocore's, an access key id of blanks counts as none
/// (ADR 27).
class EnvironmentProvider final : public CredentialProvider {
public:
    EnvironmentProvider(config::Environment environment, const Clock& clock, bool profileSetInCode = false)
        : m_environment(std::move(environment)), m_clock(clock), m_profileSetInCode(profileSetInCode)
    {
    }
    std::string_view method() const override { return "env"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    config::Environment m_environment;
    const Clock& m_clock;
    bool m_profileSetInCode;
};

} // namespace botoscope::credentials
