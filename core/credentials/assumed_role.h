#pragma once
#include "core/credentials/refreshable.h"
#include "core/credentials/role_cache.h"
#include "core/credentials/surroundings.h"

#include <memory>
#include <string>

namespace botoscope::credentials {

/// What assuming a role takes, whichever way.
struct RoleWish {
    std::string profile;     ///< whose role it is, for people
    std::string method;      ///< botocore's METHOD of who asks
    Value arguments = Map(); ///< of the operation: RoleArn, RoleSessionName, ExternalId, SerialNumber, …
    std::vector<std::string> callFeatures; ///< of the user agent of the call to STS
    std::vector<std::string> features;     ///< and of calls with the role's keys
};

/// The keys of roles: fetched from STS, kept in the cache.
class AssumedRole {
public:
    /// A session name is made up where the wish has none ("botocore-session-" and the time, §7.6), which keeps it out
    /// of the cache's key.
    AssumedRole(std::shared_ptr<const Surroundings> around, std::shared_ptr<RoleCache> cache, RoleWish wish);
    virtual ~AssumedRole() = default;

    Task<Result<Fetched>> fetch(FetchLog& log);

protected:
    /// The call for a fresh set, complete. Errors: as the source credentials', the person's, a file's.
    virtual Task<Result<ServiceCall>> prepare(Value arguments, FetchLog& log) = 0;
    const Surroundings& around() const { return *m_around; }
    const RoleWish& wish() const { return m_wish; }

private:
    Task<Result<Value>> ask(FetchLog& log);

    std::shared_ptr<const Surroundings> m_around;
    std::shared_ptr<RoleCache> m_cache;
    RoleWish m_wish;
    std::string m_cacheKey;
};

/// Credentials that fetch that role when they are first used.
std::shared_ptr<RefreshableCredentials> deferred(const Clock& clock, std::shared_ptr<AssumedRole> role);

} // namespace botoscope::credentials
