#pragma once
#include "core/credentials/provider.h"
#include "core/credentials/role_cache.h"
#include "core/credentials/surroundings.h"

#include <memory>

namespace botoscope::credentials {

/// "assume-role-with-web-identity" (§7.5 row 3): a role for a token in a file, named by variables or by the profile.
/// The call to STS is not signed. Fetched when first used.
class WebIdentityProvider final : public CredentialProvider {
public:
    WebIdentityProvider(std::shared_ptr<const Surroundings> around, std::shared_ptr<RoleCache> cache,
                        std::string profile, bool useVariables)
        : m_around(std::move(around)), m_cache(std::move(cache)), m_profile(std::move(profile)),
          m_useVariables(useVariables)
    {
    }
    std::string_view method() const override { return "assume-role-with-web-identity"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    struct Setting {
        std::string value;
        std::string source;
        bool fromVariable = false;
    };
    std::optional<Setting> setting(std::string_view key, const char* variable) const;

    std::shared_ptr<const Surroundings> m_around;
    std::shared_ptr<RoleCache> m_cache;
    std::string m_profile;
    bool m_useVariables; ///< not for a profile chosen in code, nor for one that another takes its keys from
};

} // namespace botoscope::credentials
