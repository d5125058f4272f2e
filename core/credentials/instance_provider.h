#pragma once
#include "core/credentials/instance_metadata.h"
#include "core/credentials/provider.h"
#include "core/credentials/refreshable.h"

#include <memory>

namespace botoscope::credentials {

/// "iam-role" (§7.10): the role of the EC2 instance. Keys that are about to expire while the service has no new ones
/// are used on ("static stability"): their expiration is put off.
class InstanceProvider final : public CredentialProvider {
public:
    InstanceProvider(std::shared_ptr<const Surroundings> around, MetadataSettings settings)
        : m_around(std::move(around)), m_settings(std::move(settings))
    {
    }
    std::string_view method() const override { return "iam-role"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    std::shared_ptr<const Surroundings> m_around;
    MetadataSettings m_settings;
};

} // namespace botoscope::credentials
