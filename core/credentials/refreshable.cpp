#include "core/credentials/refreshable.h"

namespace botoscope::credentials {

bool RefreshableCredentials::hasLessThan(std::int64_t micros) const
{
    if (!m_current) {
        return true;
    }
    return m_current->expires && m_current->expires->micros - m_clock.now().micros < micros;
}

Task<Result<auth::Credentials>> RefreshableCredentials::freeze(FetchLog& log)
{
    const auto self = shared_from_this(); // the chain may be forgotten while a call waits
    const bool mandatory = hasLessThan(mandatoryMicros);
    const bool fetch = mandatory || (hasLessThan(advisoryMicros) && !m_flight.running());
    if (fetch) {
        auto joining = m_flight.join([this](FetchLog& inner) { return refresh(inner); }, log);
        auto fetched = co_await joining;
        if (!fetched.ok() && mandatory) {
            co_return std::move(fetched).error();
        }
        if (!fetched.ok()) {
            log.note("fetching new credentials failed, the old ones still hold: " + fetched.error().message);
        }
    }
    co_return m_current->credentials;
}

Task<Result<void>> RefreshableCredentials::refresh(FetchLog& log)
{
    auto fetching = m_fetch(log);
    auto fetched = co_await fetching;
    if (!fetched.ok()) {
        m_problem = fetched.error();
        co_return std::move(fetched).error();
    }
    m_current = std::move(fetched).value();
    m_problem.reset();
    if (hasLessThan(0)) {
        m_problem = Error(ErrorCode::CredentialRetrieval,
                          "Credentials were refreshed, but the refreshed credentials are still expired.");
        co_return *m_problem;
    }
    co_return Result<void>();
}

} // namespace botoscope::credentials
