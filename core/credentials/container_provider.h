#pragma once
#include "core/credentials/provider.h"
#include "core/credentials/refreshable.h"
#include "core/credentials/surroundings.h"

#include <memory>

namespace botoscope::credentials {

/// "container-role" (§7.9): the agent of ECS or EKS, at AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or …_FULL_URI. Three
/// tries a second apart, no proxies; unencrypted only on this machine and at the agents' addresses.
class ContainerProvider final : public CredentialProvider {
public:
    explicit ContainerProvider(std::shared_ptr<const Surroundings> around) : m_around(std::move(around)) {}
    std::string_view method() const override { return "container-role"; }
    Task<Result<Answer>> load(Asking& asking) override;

    /// Whether keys may be fetched from there.
    static bool isAllowed(const std::string& url);

private:
    std::shared_ptr<const Surroundings> m_around;
};

} // namespace botoscope::credentials
