#pragma once
#include "core/credentials/provider.h"
#include "core/credentials/surroundings.h"

#include <memory>

namespace botoscope::credentials {

/// "boto-config" (§7.5 row 10): section Credentials of boto 2's files, BOTO_CONFIG or else /etc/boto.cfg and ~/.boto.
class BotoProvider final : public CredentialProvider {
public:
    explicit BotoProvider(std::shared_ptr<const Surroundings> around) : m_around(std::move(around)) {}
    std::string_view method() const override { return "boto-config"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    std::shared_ptr<const Surroundings> m_around;
};

} // namespace botoscope::credentials
