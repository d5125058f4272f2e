#pragma once
#include "core/credentials/provider.h"
#include "core/credentials/role_cache.h"
#include "core/credentials/sso_token_provider.h"
#include "core/credentials/surroundings.h"

#include <memory>
#include <string>

namespace botoscope::credentials {

/// "sso" (§7.7): keys of an account's role from IAM Identity Center, for the token that signing in has left in the
/// cache. Fetched when first used.
class SsoProvider final : public CredentialProvider {
public:
    SsoProvider(std::shared_ptr<const Surroundings> around, std::shared_ptr<RoleCache> cache, std::string profile)
        : m_around(std::move(around)), m_cache(std::move(cache)), m_profile(std::move(profile))
    {
    }
    std::string_view method() const override { return "sso"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    std::shared_ptr<const Surroundings> m_around;
    std::shared_ptr<RoleCache> m_cache;
    std::string m_profile;
};

} // namespace botoscope::credentials
