#include "core/client/credential_keeper.h"

namespace botoscope::client {

using credentials::FetchLog;
using credentials::SsoTokenProvider;

CredentialKeeper::CredentialKeeper(std::shared_ptr<const credentials::Surroundings> around)
    : m_around(std::move(around)), m_flight(*m_around->clock)
{
}

credentials::CredentialResolver& CredentialKeeper::resolver()
{
    if (!m_resolver) {
        m_resolver = credentials::makeChain(m_around);
    }
    return *m_resolver;
}

Task<Result<CredentialKeeper::Provided>> CredentialKeeper::load(FetchLog& log)
{
    auto loading = resolver().load(log);
    auto found = co_await loading;
    if (found.ok()) {
        m_loaded = *found;
    }
    co_return found;
}

Task<Result<CredentialKeeper::Provided>> CredentialKeeper::provided(FetchLog& log)
{
    const auto self = shared_from_this();
    if (m_loaded) {
        co_return *m_loaded;
    }
    auto joining = m_flight.join([this](FetchLog& inner) { return load(inner); }, log);
    auto loaded = co_await joining;
    co_return loaded;
}

Task<Result<std::optional<auth::Credentials>>> CredentialKeeper::credentials(FetchLog& log)
{
    const auto self = shared_from_this();
    auto finding = provided(log);
    auto found = co_await finding;
    if (!found.ok()) {
        co_return std::move(found).error();
    }
    if (!*found) {
        co_return std::optional<auth::Credentials>();
    }
    auto freezing = (*found)->freeze(log);
    auto frozen = co_await freezing;
    if (!frozen.ok()) {
        co_return std::move(frozen).error();
    }
    co_return std::optional(std::move(*frozen));
}

Task<Result<std::optional<credentials::AuthToken>>> CredentialKeeper::token(FetchLog& log)
{
    const auto self = shared_from_this();
    if (!m_tokens) {
        const config::Settings& settings = m_around->settings;
        auto session = SsoTokenProvider::sessionOf(settings.profiles(), settings.effectiveProfileName());
        if (!session.ok()) {
            co_return std::move(session).error();
        }
        if (!*session) {
            co_return std::optional<credentials::AuthToken>();
        }
        m_tokens = std::make_shared<SsoTokenProvider>(m_around, std::move(**session));
    }
    auto freezing = m_tokens->freeze(log);
    auto token = co_await freezing;
    if (!token.ok()) {
        co_return std::move(token).error();
    }
    co_return std::optional(std::move(*token));
}

} // namespace botoscope::client
