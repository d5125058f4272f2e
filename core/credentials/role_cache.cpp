#include "core/credentials/role_cache.h"

#include "core/base/json.h"
#include "core/base/time_format.h"
#include "core/credentials/digest.h"
#include "core/credentials/failure.h"
#include "core/credentials/moment.h"

#include <algorithm>

namespace botoscope::credentials {

namespace {

constexpr std::int64_t windowMicros = 15 * 60'000'000LL;

Value sorted(const Value& value)
{
    if (!value.isMap()) {
        return value;
    }
    std::vector<const Map::Entry*> entries;
    for (const Map::Entry& entry : value.map()) {
        entries.push_back(&entry);
    }
    std::sort(entries.begin(), entries.end(), [](auto* a, auto* b) { return a->key.view() < b->key.view(); });
    Value out = Map();
    for (const Map::Entry* entry : entries) {
        out.set(entry->key, sorted(entry->value));
    }
    return out;
}

/// Moments in the way of botocore's cache files.
Value withTextTimes(const Value& value)
{
    if (value.isTimestamp()) {
        std::string text = formatIso8601(Timestamp::fromSeconds(value.toTimestamp().seconds()));
        text.replace(text.size() - 1, 1, "UTC");
        return text;
    }
    if (!value.isMap()) {
        return value;
    }
    Value out = Map();
    for (const auto& [name, member] : value.map()) {
        out.set(name, withTextTimes(member));
    }
    return out;
}

} // namespace

std::optional<Timestamp> expirationOf(const Value& credentials)
{
    const Value& expiration = credentials["Expiration"];
    if (expiration.isTimestamp()) {
        return expiration.toTimestamp();
    }
    return readMoment(expiration.toString());
}

Result<Fetched> readRoleResponse(const Value& response, std::string_view method)
{
    const Value& data = response["Credentials"];
    std::string missing;
    for (const char* name : {"AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"}) {
        if (!data.find(name)) {
            missing += (missing.empty() ? "" : ", ") + std::string(name);
        }
    }
    Fetched fetched;
    fetched.expires = expirationOf(data);
    if (!missing.empty() || !fetched.expires) {
        return retrievalFailure(method, "the response has no " + (missing.empty() ? "readable Expiration" : missing));
    }
    fetched.credentials.accessKeyId = data["AccessKeyId"].toString();
    fetched.credentials.secretAccessKey = SecretString(data["SecretAccessKey"].toString());
    fetched.credentials.sessionToken = SecretString(data["SessionToken"].toString());
    fetched.credentials.accountId = data["AccountId"].toString();
    fetched.credentials.method = method;
    return fetched;
}

bool RoleCache::isFresh(const Value& response) const
{
    const auto expires = expirationOf(response["Credentials"]);
    return expires && expires->micros - m_clock.now().micros >= windowMicros;
}

std::optional<Value> RoleCache::load(const std::string& key, std::string& source)
{
    if (const auto kept = m_kept.find(key); kept != m_kept.end() && isFresh(kept->second)) {
        source = "memory";
        return kept->second;
    }
    const auto text = m_files ? m_files->read(path(key)) : Result<std::optional<std::string>>(std::nullopt);
    const auto json = text.ok() && *text ? parseJson(**text) : Result<Value>(Value());
    if (!json.ok() || !isFresh(*json)) {
        return std::nullopt;
    }
    source = path(key);
    return *json;
}

void RoleCache::save(const std::string& key, const Value& response)
{
    m_kept.insert_or_assign(key, response);
    if (m_files) {
        (void)m_files->write(path(key), writeJson(withTextTimes(response), JsonStyle::Python));
    }
}

std::string RoleCache::key(const Value& arguments, bool compact)
{
    return sha1Hex(writeJson(sorted(arguments), compact ? JsonStyle::Compact : JsonStyle::Python));
}

} // namespace botoscope::credentials
