#pragma once
#include "core/credentials/provided.h"
#include "core/credentials/single_flight.h"

#include <functional>
#include <memory>
#include <optional>

namespace botoscope::credentials {

/// Credentials as they were fetched.
struct Fetched {
    auth::Credentials credentials;
    std::optional<Timestamp> expires; ///< nullopt: never
    std::vector<Fact> facts;
};

/// Credentials that are fetched anew before they expire (botocore-behaviour.md §7.11). With less than 15 minutes left
/// the first to ask fetches, and a failure is no harm yet; with less than 10 all wait for it, and it fails all of them
/// alike; the next one tries again. Without initial credentials (botocore's deferred kind) the first to ask fetches.
class RefreshableCredentials final : public ProvidedCredentials,
                                     public std::enable_shared_from_this<RefreshableCredentials> {
public:
    using Fetch = std::function<Task<Result<Fetched>>(FetchLog&)>;
    static constexpr std::int64_t advisoryMicros = 15 * 60'000'000LL;
    static constexpr std::int64_t mandatoryMicros = 10 * 60'000'000LL;

    RefreshableCredentials(const Clock& clock, Fetch fetch, std::optional<Fetched> initial = std::nullopt)
        : m_clock(clock), m_fetch(std::move(fetch)), m_current(std::move(initial)), m_flight(clock)
    {
    }
    Task<Result<auth::Credentials>> freeze(FetchLog& log) override;
    std::optional<auth::Credentials> peek() const override
    {
        return m_current ? std::optional(m_current->credentials) : std::nullopt;
    }
    std::optional<Timestamp> expiry() const override { return m_current ? m_current->expires : std::nullopt; }
    std::optional<Error> problem() const override { return m_problem; }
    std::vector<Fact> facts() const override { return m_current ? m_current->facts : std::vector<Fact>(); }

private:
    /// Whether less than that is left of them.
    bool hasLessThan(std::int64_t micros) const;
    /// Fetches and keeps; in the flight, so that it is done once.
    Task<Result<void>> refresh(FetchLog& log);

    const Clock& m_clock;
    Fetch m_fetch;
    std::optional<Fetched> m_current;
    std::optional<Error> m_problem;
    SingleFlight<Result<void>> m_flight;
};

} // namespace botoscope::credentials
