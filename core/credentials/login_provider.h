#pragma once
#include "core/credentials/provider.h"
#include "core/credentials/surroundings.h"

#include <memory>
#include <string>

namespace botoscope::credentials {

/// "login" (§7.8): what "aws login" has left in its cache for the profile's login_session, refreshed by signin's
/// CreateOAuth2Token with a proof of the key the session is bound to. The cache is written back, for others use it too.
class LoginProvider final : public CredentialProvider {
public:
    LoginProvider(std::shared_ptr<const Surroundings> around, std::string profile)
        : m_around(std::move(around)), m_profile(std::move(profile))
    {
    }
    std::string_view method() const override { return "login"; }
    Task<Result<Answer>> load(Asking& asking) override;

    /// AWS_LOGIN_CACHE_DIRECTORY, else ~/.aws/login/cache, and in it the file of a session.
    static std::string cachePath(const Surroundings& around, const std::string& session);
    static std::string cachePath(const FileStore& files, const config::Environment& environment,
                                 const std::string& session);

private:
    std::shared_ptr<const Surroundings> m_around;
    std::string m_profile;
};

} // namespace botoscope::credentials
