#include "core/credentials/sso_token_cache.h"

#include "core/base/json.h"
#include "core/base/time_format.h"
#include "core/credentials/digest.h"
#include "core/credentials/moment.h"

namespace botoscope::credentials {

namespace {

SecretString secretOf(const Value& value)
{
    return SecretString(value.toString());
}

void setIfGiven(Value& json, const char* name, const std::string& text)
{
    if (!text.empty()) {
        json.set(name, text);
    }
}

Value toJson(const SsoToken& token)
{
    Value json = Map();
    setIfGiven(json, "startUrl", token.startUrl);
    setIfGiven(json, "region", token.region);
    json.set("accessToken", token.accessToken.reveal());
    json.set("expiresAt", token.expiresAt);
    setIfGiven(json, "clientId", token.clientId);
    setIfGiven(json, "clientSecret", token.clientSecret.reveal());
    setIfGiven(json, "registrationExpiresAt", token.registrationExpiresAt);
    setIfGiven(json, "refreshToken", token.refreshToken.reveal());
    return json;
}

} // namespace

std::string ssoTime(Timestamp time)
{
    return formatIso8601(Timestamp::fromSeconds(time.seconds()));
}

std::optional<Timestamp> SsoToken::expiry() const
{
    return readMoment(expiresAt);
}

std::optional<Timestamp> SsoToken::registrationExpiry() const
{
    return readMoment(registrationExpiresAt);
}

SsoTokenCache::SsoTokenCache(FileStore& files, const config::Environment& environment)
    : m_files(files), m_folder(files.expand("~/.aws/sso/cache", environment))
{
}

std::string SsoTokenCache::key(std::string_view sessionNameOrStartUrl)
{
    return sha1Hex(sessionNameOrStartUrl);
}

std::string SsoTokenCache::path(std::string_view key) const
{
    return m_folder + '/' + std::string(key) + ".json";
}

Result<std::optional<SsoToken>> SsoTokenCache::load(std::string_view key) const
{
    const auto text = m_files.read(path(key));
    const auto json = text.ok() && *text ? parseJson(**text) : Result<Value>(Value());
    if (!json.ok() || !json->isMap()) {
        return std::optional<SsoToken>();
    }
    const Value& data = *json;
    if (!data.find("accessToken") || !data.find("expiresAt")) {
        Error error(ErrorCode::CredentialRetrieval,
                    path(key) + " is no SSO token: accessToken or expiresAt is missing");
        error.with("path", path(key));
        return error;
    }
    SsoToken token;
    token.startUrl = data["startUrl"].toString();
    token.region = data["region"].toString();
    token.accessToken = secretOf(data["accessToken"]);
    token.expiresAt = data["expiresAt"].toString();
    token.clientId = data["clientId"].toString();
    token.clientSecret = secretOf(data["clientSecret"]);
    token.registrationExpiresAt = data["registrationExpiresAt"].toString();
    token.refreshToken = secretOf(data["refreshToken"]);
    return std::optional(std::move(token));
}

Result<void> SsoTokenCache::save(std::string_view key, const SsoToken& token)
{
    return m_files.write(path(key), writeJson(toJson(token), JsonStyle::Python));
}

Result<void> SsoTokenCache::remove(std::string_view key)
{
    return m_files.remove(path(key));
}

} // namespace botoscope::credentials
