#pragma once
#include "core/credentials/provider.h"
#include "core/credentials/refreshable.h"
#include "core/credentials/surroundings.h"

#include <memory>
#include <string>

namespace botoscope::credentials {

/// "custom-process" (§7.5 row 7): what the profile's credential_process prints. It is run without a shell, for a minute
/// at most, and may print 1 MiB; what it writes to standard error is shown with everything masked that may be a secret
/// (ADR 27).
class ProcessProvider final : public CredentialProvider {
public:
    ProcessProvider(std::shared_ptr<const Surroundings> around, std::string profile)
        : m_around(std::move(around)), m_profile(std::move(profile))
    {
    }
    std::string_view method() const override { return "custom-process"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    std::shared_ptr<const Surroundings> m_around;
    std::string m_profile;
};

} // namespace botoscope::credentials
