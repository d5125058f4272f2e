#pragma once
#include "core/credentials/provider.h"

namespace botoscope::credentials {

/// Credentials given in code.
class StaticProvider final : public CredentialProvider {
public:
    explicit StaticProvider(auth::Credentials credentials, std::string method = "explicit")
        : m_credentials(std::move(credentials)), m_method(std::move(method))
    {
        m_credentials.method = m_method;
        if (m_method == "explicit") {
            m_credentials.features = {"CREDENTIALS_CODE"};
        }
    }
    std::string_view method() const override { return m_method; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    auth::Credentials m_credentials;
    std::string m_method;
};

} // namespace botoscope::credentials
