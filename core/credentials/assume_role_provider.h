#pragma once
#include "core/credentials/profile_view.h"
#include "core/credentials/provider.h"
#include "core/credentials/role_cache.h"
#include "core/credentials/surroundings.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// "assume-role" (§7.6): a profile's role, taken with the keys of another profile (source_profile, which may itself
/// take a role) or of a place (credential_source). The whole way is checked when it is asked, STS when first used.
/// Where a code of an MFA device is needed the prompter asks; when the keys run out it asks again (ADR 28).
class AssumeRoleProvider final : public CredentialProvider {
public:
    using Providers = std::vector<std::shared_ptr<CredentialProvider>>;
    /// sources: botocore's canonical names with their providers; ofProfile: those that a source profile is asked with.
    struct Parts {
        std::shared_ptr<const Surroundings> around;
        std::shared_ptr<RoleCache> cache;
        std::string profile;
        std::vector<std::pair<std::string, std::shared_ptr<CredentialProvider>>> sources;
        std::function<Providers(const std::string& profile)> ofProfile;
    };
    explicit AssumeRoleProvider(Parts parts) : m_parts(std::move(parts)) {}
    std::string_view method() const override { return "assume-role"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    struct Way {
        std::vector<std::string> visited;
        std::vector<std::string> features; ///< gathered as the way goes
    };
    using Found = Result<std::shared_ptr<ProvidedCredentials>>;
    ProfileView view(const std::string& profile) const;
    Result<void> check(const std::string& profile, const Way& way) const;
    Result<void> checkSourceProfile(const std::string& parent, const std::string& source, const Way& way) const;
    Task<Found> roleOf(std::string profile, Way& way, Asking& asking);
    Task<Found> sourceOf(const std::string& profile, Way& way, Asking& asking);
    Task<Found> fromPlace(const std::string& profile, std::string place, Asking& asking);
    Task<Found> fromProfile(std::string source, Way& way, Asking& asking);

    Parts m_parts;
};

} // namespace botoscope::credentials
