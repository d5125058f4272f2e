#include "core/credentials/sso_registration.h"

#include "core/base/json.h"
#include "core/credentials/digest.h"
#include "core/credentials/moment.h"

#include <algorithm>

namespace botoscope::credentials {

namespace {

Value listOf(const std::vector<std::string>& texts)
{
    List items;
    for (const std::string& text : texts) {
        items.emplace_back(text);
    }
    return Value(std::move(items));
}

std::vector<std::string> textsOf(const Value& list)
{
    std::vector<std::string> texts;
    for (const Value& item : list.list()) {
        texts.push_back(item.toString());
    }
    return texts;
}

} // namespace

std::optional<Timestamp> SsoRegistration::expiry() const
{
    return readMoment(expiresAt);
}

bool SsoRegistration::forAuthorizationCode() const
{
    return std::find(grantTypes.begin(), grantTypes.end(), "authorization_code") != grantTypes.end();
}

SsoRegistrations::SsoRegistrations(FileStore& files, const config::Environment& environment)
    : m_files(files), m_folder(files.expand("~/.aws/sso/cache", environment))
{
}

std::string SsoRegistrations::key(const RegistrationScope& scope)
{
    // The AWS CLI's: SHA-1 of Python's JSON of these, in this order.
    const Value arguments =
        Value::object({{"region", scope.region},
                       {"scopes", scope.scopes.empty() ? Value() : listOf(scope.scopes)},
                       {"session_name", scope.sessionName.empty() ? Value() : Value(scope.sessionName)},
                       {"startUrl", scope.startUrl},
                       {"tool", "botocore"}});
    return sha1Hex(writeJson(arguments, JsonStyle::Python));
}

std::string SsoRegistrations::path(const RegistrationScope& scope) const
{
    return m_folder + '/' + key(scope) + ".json";
}

std::optional<SsoRegistration> SsoRegistrations::load(const RegistrationScope& scope) const
{
    const auto text = m_files.read(path(scope));
    const auto json = text.ok() && *text ? parseJson(**text) : Result<Value>(Value());
    if (!json.ok()) {
        return std::nullopt;
    }
    SsoRegistration registration;
    registration.clientId = (*json)["clientId"].toString();
    registration.clientSecret = SecretString((*json)["clientSecret"].toString());
    registration.expiresAt = (*json)["expiresAt"].toString();
    registration.scopes = textsOf((*json)["scopes"]);
    registration.grantTypes = textsOf((*json)["grantTypes"]);
    const bool whole = !registration.clientId.empty() && !registration.clientSecret.empty() && registration.expiry();
    return whole ? std::optional(std::move(registration)) : std::nullopt;
}

Result<void> SsoRegistrations::save(const RegistrationScope& scope, const SsoRegistration& registration)
{
    Value json = Value::object({{"clientId", registration.clientId},
                                {"clientSecret", registration.clientSecret.reveal()},
                                {"expiresAt", registration.expiresAt}});
    if (!registration.scopes.empty()) {
        json.set("scopes", listOf(registration.scopes));
    }
    if (!registration.grantTypes.empty()) {
        json.set("grantTypes", listOf(registration.grantTypes));
    }
    return m_files.write(path(scope), writeJson(json, JsonStyle::Python));
}

Result<void> SsoRegistrations::remove(const RegistrationScope& scope)
{
    return m_files.remove(path(scope));
}

} // namespace botoscope::credentials
