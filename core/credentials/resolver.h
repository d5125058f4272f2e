#pragma once
#include "core/credentials/provider.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::credentials {

/// The chain: providers in order, the first that has credentials wins (botocore-behaviour.md §7.5). Keeps what each one
/// said the last time, to explain the outcome.
class CredentialResolver {
public:
    using Provider = std::shared_ptr<CredentialProvider>;
    explicit CredentialResolver(std::vector<Provider> providers = {}) : m_providers(std::move(providers)) {}

    void append(Provider provider) { m_providers.push_back(std::move(provider)); }
    /// Error InvalidArgument: no provider of that method.
    Result<void> insertBefore(std::string_view method, Provider provider);
    Result<void> insertAfter(std::string_view method, Provider provider);
    void remove(std::string_view method);
    CredentialProvider* get(std::string_view method) const; ///< nullptr if there is none
    std::vector<std::string> methods() const;
    /// From here on nobody is asked: the settings the chain was made of are wrong.
    void refuse(Error error) { m_refusal = std::move(error); }

    /// Asks the providers in order. nullptr: nobody had any. Errors: as the providers'.
    Task<Result<std::shared_ptr<ProvidedCredentials>>> load(FetchLog& log);
    /// What the last load() heard, in order.
    const std::vector<Attempt>& attempts() const { return m_attempts; }

private:
    std::ptrdiff_t position(std::string_view method) const;
    std::vector<Provider> m_providers;
    std::vector<Attempt> m_attempts;
    std::optional<Error> m_refusal;
};

} // namespace botoscope::credentials
