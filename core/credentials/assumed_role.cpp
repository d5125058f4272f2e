#include "core/credentials/assumed_role.h"

#include "core/base/arn.h"
#include "core/credentials/role_keys.h"

#include <vector>

namespace botoscope::credentials {

namespace {

/// The account in "arn:partition:service:region:account:resource"; empty for anything else.
std::string accountOf(const std::string& arn)
{
    return isArn(arn) ? parseArn(arn)->account : std::string();
}

} // namespace

AssumedRole::AssumedRole(std::shared_ptr<const Surroundings> around, std::shared_ptr<RoleCache> cache, RoleWish wish)
    : m_around(std::move(around)), m_cache(std::move(cache)), m_wish(std::move(wish)),
      m_cacheKey(roleCacheKey(m_wish.arguments))
{
    if (m_wish.arguments["RoleSessionName"].toString().empty()) {
        m_wish.arguments.erase("RoleSessionName"); // an empty one must not keep its place
        m_wish.arguments.set("RoleSessionName", "botocore-session-" + std::to_string(m_around->clock->now().seconds()));
    }
}

Task<Result<Fetched>> AssumedRole::fetch(FetchLog& log)
{
    std::string source;
    std::optional<Value> response = m_cache->load(m_cacheKey, source);
    if (!response) {
        auto asking = ask(log);
        auto answer = co_await asking;
        if (!answer.ok()) {
            co_return std::move(answer).error();
        }
        response = std::move(*answer);
        source = "sts";
        m_cache->save(m_cacheKey, *response);
    } else {
        log.note("the keys of " + m_wish.arguments["RoleArn"].toString() + " are in the cache: " + source);
    }
    auto fetched = readRoleResponse(*response, m_wish.method);
    if (fetched.ok()) {
        fetched->credentials.features = m_wish.features;
        fetched->facts.push_back({"keys of the role", source == "sts" ? "fetched" : "cached", source});
    }
    co_return fetched;
}

Task<Result<Value>> AssumedRole::ask(FetchLog& log)
{
    auto preparing = prepare(m_wish.arguments, log);
    auto call = co_await preparing;
    if (!call.ok()) {
        co_return std::move(call).error();
    }
    call->chainRegion = true;
    call->features = m_wish.callFeatures;
    auto calling = m_around->services->call(std::move(*call), log);
    auto answer = co_await calling;
    if (!answer.ok()) {
        co_return std::move(answer).error();
    }
    if (answer->refusal) {
        co_return std::move(*answer->refusal);
    }
    Value response = std::move(answer->parsed);
    const std::string account = accountOf(response["AssumedRoleUser"]["Arn"].toString());
    if (!account.empty() && response["Credentials"].isMap()) {
        response.editMap()["Credentials"].set("AccountId", account);
    }
    co_return response;
}

std::shared_ptr<RefreshableCredentials> deferred(const Clock& clock, std::shared_ptr<AssumedRole> role)
{
    return std::make_shared<RefreshableCredentials>(
        clock, [role = std::move(role)](FetchLog& log) { return role->fetch(log); });
}

} // namespace botoscope::credentials
