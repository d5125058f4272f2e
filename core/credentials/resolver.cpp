#include "core/credentials/resolver.h"

#include <algorithm>

namespace botoscope::credentials {

std::ptrdiff_t CredentialResolver::position(std::string_view method) const
{
    const auto found = std::find_if(m_providers.begin(), m_providers.end(),
                                    [method](const Provider& provider) { return provider->method() == method; });
    return found == m_providers.end() ? -1 : found - m_providers.begin();
}

namespace {
Error noSuchMethod(std::string_view method)
{
    return Error(ErrorCode::InvalidArgument, "the credential chain has no provider " + std::string(method));
}
} // namespace

Result<void> CredentialResolver::insertBefore(std::string_view method, Provider provider)
{
    const auto at = position(method);
    if (at < 0) {
        return noSuchMethod(method);
    }
    m_providers.insert(m_providers.begin() + at, std::move(provider));
    return {};
}

Result<void> CredentialResolver::insertAfter(std::string_view method, Provider provider)
{
    const auto at = position(method);
    if (at < 0) {
        return noSuchMethod(method);
    }
    m_providers.insert(m_providers.begin() + at + 1, std::move(provider));
    return {};
}

void CredentialResolver::remove(std::string_view method)
{
    std::erase_if(m_providers, [method](const Provider& provider) { return provider->method() == method; });
}

CredentialProvider* CredentialResolver::get(std::string_view method) const
{
    const auto at = position(method);
    return at < 0 ? nullptr : m_providers[static_cast<std::size_t>(at)].get();
}

std::vector<std::string> CredentialResolver::methods() const
{
    std::vector<std::string> names;
    for (const Provider& provider : m_providers) {
        names.emplace_back(provider->method());
    }
    return names;
}

Task<Result<std::shared_ptr<ProvidedCredentials>>> CredentialResolver::load(FetchLog& log)
{
    m_attempts.clear();
    if (m_refusal) {
        co_return *m_refusal;
    }
    const std::vector<Provider> providers = m_providers; // the chain may be edited while one is asked
    for (const Provider& provider : providers) {
        Attempt attempt;
        attempt.method = provider->method();
        Asking asking{log, attempt};
        auto loading = provider->load(asking);
        auto answer = co_await loading;
        if (!answer.ok()) {
            attempt.outcome = Attempt::Outcome::Failed;
            attempt.explanation = answer.error().message;
            m_attempts.push_back(std::move(attempt));
            co_return std::move(answer).error();
        }
        attempt.explanation = answer->explanation;
        attempt.credentials = answer->credentials;
        attempt.outcome = answer->credentials ? Attempt::Outcome::Found : Attempt::Outcome::Declined;
        m_attempts.push_back(std::move(attempt));
        if (answer->credentials) {
            co_return answer->credentials;
        }
    }
    co_return std::shared_ptr<ProvidedCredentials>();
}

} // namespace botoscope::credentials
