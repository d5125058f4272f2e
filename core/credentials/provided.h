#pragma once
#include "core/auth/credentials.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/credentials/explanation.h"
#include "core/credentials/fetch_log.h"

#include <optional>

namespace botoscope::credentials {

/// What a provider found: fixed keys, or some that are fetched and fetched anew when they get old.
class ProvidedCredentials {
public:
    virtual ~ProvidedCredentials() = default;
    /// A set that is good for now. Errors: as the fetching's.
    virtual Task<Result<auth::Credentials>> freeze(FetchLog& log) = 0;
    /// What it holds by now, good or not; nullopt: nothing was fetched yet.
    virtual std::optional<auth::Credentials> peek() const = 0;
    virtual std::optional<Timestamp> expiry() const { return std::nullopt; } ///< nullopt: never, or not known yet
    /// Why the last fetching failed; nullopt when it did not, or there was none.
    virtual std::optional<Error> problem() const { return std::nullopt; }
    virtual std::vector<Fact> facts() const { return {}; } ///< about the last fetching
};

/// Keys that stay as they are.
class FixedCredentials final : public ProvidedCredentials {
public:
    explicit FixedCredentials(auth::Credentials credentials) : m_credentials(std::move(credentials)) {}
    Task<Result<auth::Credentials>> freeze(FetchLog&) override { co_return m_credentials; }
    std::optional<auth::Credentials> peek() const override { return m_credentials; }

private:
    auth::Credentials m_credentials;
};

} // namespace botoscope::credentials
