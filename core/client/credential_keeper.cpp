#include "core/client/credential_keeper.h"

#include "core/credentials/sign_in.h"

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

Task<Result<void>> CredentialKeeper::mend(Error error, FetchLog& log)
{
    const auto self = shared_from_this();
    const std::string profile = m_around->settings.effectiveProfileName();
    const auto target = credentials::signInTarget(m_around->settings.profiles(), profile);
    error.with("profile", profile);
    if (!m_around->local.prompter || !m_around->local.files || !target.ok() || !*target) {
        co_return error;
    }
    const int before = m_signIns;
    const auto steps = std::make_shared<FetchLog>(log.wanted(), *m_around->clock);
    auto offering = m_around->local.prompter->signIn(credentials::signInRequest(m_around, **target, error, steps));
    auto done = co_await offering;
    log.take(*steps);
    if (!done.ok()) {
        co_return done.error().code == ErrorCode::NotSupported ? error : done.error();
    }
    if (before == m_signIns) { // the first of those who waited for it
        ++m_signIns;
        m_loaded.reset();
        m_tokens.reset();
    }
    co_return Result<void>();
}

template <class T> Task<Result<std::optional<T>>> CredentialKeeper::get(Ask<T> ask, FetchLog& log)
{
    const auto self = shared_from_this();
    auto asking = (this->*ask)(log);
    auto answer = co_await asking;
    if (answer.ok() || !credentials::isMendedBySigningIn(answer.error())) {
        co_return answer;
    }
    auto mending = mend(answer.error(), log);
    auto mended = co_await mending;
    if (!mended.ok()) {
        co_return std::move(mended).error();
    }
    auto again = (this->*ask)(log);
    auto second = co_await again;
    co_return second;
}

Task<Result<std::optional<auth::Credentials>>> CredentialKeeper::credentials(FetchLog& log)
{
    return get(&CredentialKeeper::ask, log);
}

Task<Result<std::optional<credentials::AuthToken>>> CredentialKeeper::token(FetchLog& log)
{
    return get(&CredentialKeeper::askToken, log);
}

Task<Result<std::optional<auth::Credentials>>> CredentialKeeper::ask(FetchLog& log)
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

Task<Result<std::optional<credentials::AuthToken>>> CredentialKeeper::askToken(FetchLog& log)
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
