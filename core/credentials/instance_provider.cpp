#include "core/credentials/instance_provider.h"

#include "core/base/encoding.h"
#include "core/base/time_format.h"
#include "core/credentials/failure.h"
#include "core/credentials/moment.h"

namespace botoscope::credentials {

namespace {

constexpr const char* method = "iam-role";
constexpr const char* rolesPath = "latest/meta-data/iam/security-credentials/";

/// Keys, or why there are none.
struct Found {
    std::optional<Fetched> keys;
    std::string role;
    std::string why;
    Found() = default;
};

/// With less than 15 minutes and some left, the expiration is put off by as much from now: the service is behind, and
/// the keys work on longer than they say. The "some" (2 to 10 minutes) spreads the next tries.
Timestamp putOff(Timestamp expires, const Surroundings& around)
{
    const auto jitter = static_cast<std::int64_t>(120 + around.random->uniform() * 481);
    const std::int64_t interval = RefreshableCredentials::advisoryMicros + jitter * 1'000'000;
    const Timestamp now = around.clock->now();
    const bool late = now.micros >= expires.micros - interval;
    return late ? Timestamp::fromSeconds(Timestamp{now.micros + interval}.seconds()) : expires;
}

/// botocore puts off only what is written in its own plain form.
bool isPlainTime(const std::string& text)
{
    return text.size() == 20 && text.back() == 'Z' && text[10] == 'T';
}

Result<Found> readKeys(const Value& json, const std::string& role, const Surroundings& around)
{
    Found found;
    found.role = role;
    for (const char* key : {"AccessKeyId", "SecretAccessKey", "Token", "Expiration"}) {
        if (!json.find(key)) {
            const std::string& code = json["Code"].toString();
            found.why = "the keys of role " + role + " have no " + key + (code.empty() ? "" : " (" + code + ')');
            return found;
        }
    }
    Fetched keys;
    keys.credentials.accessKeyId = json["AccessKeyId"].toString();
    keys.credentials.secretAccessKey = SecretString(json["SecretAccessKey"].toString());
    keys.credentials.sessionToken = SecretString(json["Token"].toString());
    keys.credentials.method = method;
    keys.credentials.features = {"CREDENTIALS_IMDS"};
    const std::string& expiration = json["Expiration"].toString();
    keys.expires = readMoment(expiration);
    if (!keys.expires) {
        return retrievalFailure(method, "the Expiration of role " + role + " is not a time")
            .with("exception", "ValueError");
    }
    if (isPlainTime(expiration)) {
        keys.expires = putOff(*keys.expires, around);
    }
    keys.facts.push_back({"role", role, {}});
    found.keys = std::move(keys);
    return found;
}

/// The role's name as part of a path; one with line ends in it can't be part of a request.
std::string pathSafe(const std::string& role)
{
    return percentEncode(role, "!$&'()*+,;=:@/%?");
}

Task<Result<Found>> fetch(std::shared_ptr<const Surroundings> around, MetadataSettings settings, FetchLog& log)
{
    InstanceMetadata service(around, std::move(settings));
    Found none;
    auto opening = service.open(log);
    auto opened = co_await opening;
    if (!opened.ok()) {
        co_return std::move(opened).error();
    }
    if (!*opened) {
        none.why = service.why();
        co_return none;
    }
    auto naming = service.get(rolesPath, log);
    auto role = co_await naming;
    if (!role.ok()) {
        co_return std::move(role).error();
    }
    if (!*role) {
        none.why = service.why();
        co_return none;
    }
    auto asking = service.getObject(rolesPath + pathSafe(**role), log);
    auto keys = co_await asking;
    if (!keys.ok()) {
        co_return std::move(keys).error();
    }
    if (!*keys) {
        none.why = service.why();
        co_return none;
    }
    co_return readKeys(**keys, **role, *around);
}

/// For a refresh nobody being there is a failure.
Task<Result<Fetched>> fetchAgain(std::shared_ptr<const Surroundings> around, MetadataSettings settings, FetchLog& log)
{
    auto fetching = fetch(std::move(around), std::move(settings), log);
    auto found = co_await fetching;
    if (!found.ok()) {
        co_return std::move(found).error();
    }
    if (!found->keys) {
        co_return retrievalFailure(method, "Credential refresh failed: " + found->why);
    }
    co_return std::move(*found->keys);
}

} // namespace

Task<Result<Answer>> InstanceProvider::load(Asking& asking)
{
    asking.attempt.facts = {{"url", m_settings.baseUrl, m_settings.source}};
    auto fetching = fetch(m_around, m_settings, asking.log);
    auto found = co_await fetching;
    if (!found.ok()) {
        co_return std::move(found).error();
    }
    if (!found->keys) {
        co_return Answer("no role of an instance: " + found->why);
    }
    const std::string where = "role " + found->role + " of this instance";
    auto again = [around = m_around, settings = m_settings](FetchLog& log) {
        return fetchAgain(around, settings, log);
    };
    co_return Answer(
        std::make_shared<RefreshableCredentials>(*m_around->clock, std::move(again), std::move(*found->keys)), where);
}

} // namespace botoscope::credentials
