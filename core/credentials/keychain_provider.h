#pragma once
#include "core/credentials/keychain_keys.h"
#include "core/credentials/provider.h"
#include "core/credentials/surroundings.h"

#include <memory>
#include <string>

namespace botoscope::credentials {

/// "custom-process" where the profile's credential_process is this program: the keychain is asked here, no program is
/// started. Keys are taken anew for each call, so that a keychain that was locked stays so; what it hands out it keeps
/// itself.
class KeychainProvider final : public CredentialProvider {
public:
    KeychainProvider(std::shared_ptr<const Surroundings> around, std::string profile, config::KeychainCommand command)
        : m_around(std::move(around)), m_profile(std::move(profile)), m_command(std::move(command))
    {
    }
    std::string_view method() const override { return "custom-process"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    std::shared_ptr<const Surroundings> m_around;
    std::string m_profile;
    config::KeychainCommand m_command;
};

} // namespace botoscope::credentials
