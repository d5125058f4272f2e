#pragma once
#include "core/config/profiles.h"
#include "core/credentials/provider.h"

#include <memory>

namespace botoscope::credentials {

/// Keys written in a profile: "shared-credentials-file" reads the credentials file, "config-file" the config file
/// (§7.5 rows 5 and 8).
class ProfileProvider final : public CredentialProvider {
public:
    enum class File { Credentials, Config };
    ProfileProvider(std::shared_ptr<const config::ProfileStore> profiles, std::string profile, File file)
        : m_profiles(std::move(profiles)), m_profile(std::move(profile)), m_file(file)
    {
    }
    std::string_view method() const override
    {
        return m_file == File::Credentials ? "shared-credentials-file" : "config-file";
    }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    std::shared_ptr<const config::ProfileStore> m_profiles;
    std::string m_profile;
    File m_file;
};

} // namespace botoscope::credentials
