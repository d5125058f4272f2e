#pragma once
#include "core/config/environment.h"
#include "core/credentials/provider.h"

namespace botoscope::credentials {

/// "env": AWS_ACCESS_KEY_ID and friends (§7.5 row 1). Silent when the profile was chosen in code.
class EnvironmentProvider final : public CredentialProvider {
public:
    EnvironmentProvider(config::Environment environment, bool profileSetInCode)
        : m_environment(std::move(environment)), m_profileSetInCode(profileSetInCode)
    {
    }
    std::string_view method() const override { return "env"; }
    Task<Result<Answer>> load() override;

private:
    config::Environment m_environment;
    bool m_profileSetInCode;
};

} // namespace botoscope::credentials
