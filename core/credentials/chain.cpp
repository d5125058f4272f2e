#include "core/credentials/chain.h"

#include "core/credentials/assume_role_provider.h"
#include "core/credentials/boto_provider.h"
#include "core/credentials/container_provider.h"
#include "core/credentials/ec2_file_provider.h"
#include "core/credentials/environment_provider.h"
#include "core/credentials/instance_provider.h"
#include "core/credentials/keychain_provider.h"
#include "core/credentials/login_provider.h"
#include "core/credentials/process_provider.h"
#include "core/credentials/profile_provider.h"
#include "core/credentials/profile_view.h"
#include "core/credentials/sso_provider.h"
#include "core/credentials/web_identity_provider.h"

namespace botoscope::credentials {

namespace {

std::shared_ptr<RoleCache> roleCache(const Surroundings& around)
{
    FileStore* files = around.local.shareRoleCache ? around.local.files : nullptr;
    return std::make_shared<RoleCache>(*around.clock, files, around.expand("~/.aws/cli/cache"));
}

/// A process that is this program itself need not be started: the keychain is here.
std::shared_ptr<CredentialProvider> processProvider(const std::shared_ptr<const Surroundings>& around,
                                                    const std::string& profile)
{
    const ProfileView view(around->settings.profiles().profile(profile));
    const auto command = config::parseKeychainCommand(view.text("credential_process").value_or(std::string()));
    if (command && around->local.keychain) {
        return std::make_shared<KeychainProvider>(around, profile, *command);
    }
    return std::make_shared<ProcessProvider>(around, profile);
}

/// The providers that look at one profile, in order.
AssumeRoleProvider::Providers profileProviders(const std::shared_ptr<const Surroundings>& around,
                                               const std::shared_ptr<RoleCache>& cache, const std::string& profile,
                                               bool useVariables)
{
    const auto profiles = std::shared_ptr<const config::ProfileStore>(around, &around->settings.profiles());
    return {std::make_shared<WebIdentityProvider>(around, cache, profile, useVariables),
            std::make_shared<SsoProvider>(around, cache, profile),
            std::make_shared<ProfileProvider>(profiles, profile, ProfileProvider::File::Credentials),
            std::make_shared<LoginProvider>(around, profile),
            processProvider(around, profile),
            std::make_shared<ProfileProvider>(profiles, profile, ProfileProvider::File::Config)};
}

} // namespace

CredentialResolver makeChain(const std::shared_ptr<const Surroundings>& around)
{
    CredentialResolver chain;
    auto metadata = MetadataSettings::read(around->settings);
    if (!metadata.ok()) {
        chain.refuse(std::move(metadata).error());
        return chain;
    }
    const config::Environment& environment = around->settings.environment();
    const std::string profile = around->settings.effectiveProfileName();
    const bool inCode = around->settings.profileSetInCode();
    const auto cache = roleCache(*around);
    const auto container = std::make_shared<ContainerProvider>(around);
    const auto instance = std::make_shared<InstanceProvider>(around, std::move(*metadata));
    chain.append(std::make_shared<EnvironmentProvider>(environment, *around->clock, inCode));
    AssumeRoleProvider::Parts role;
    role.around = around;
    role.cache = cache;
    role.profile = profile;
    role.sources = {{"Environment", std::make_shared<EnvironmentProvider>(environment, *around->clock)},
                    {"EcsContainer", container},
                    {"Ec2InstanceMetadata", instance}};
    role.ofProfile = [around, cache](const std::string& source) {
        return profileProviders(around, cache, source, false);
    };
    chain.append(std::make_shared<AssumeRoleProvider>(std::move(role)));
    for (auto& provider : profileProviders(around, cache, profile, !inCode)) {
        chain.append(std::move(provider));
    }
    chain.append(std::make_shared<Ec2FileProvider>(around));
    chain.append(std::make_shared<BotoProvider>(around));
    chain.append(container);
    chain.append(instance);
    return chain;
}

} // namespace botoscope::credentials
