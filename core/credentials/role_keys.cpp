#include "core/credentials/role_keys.h"

#include "core/config/whole_number.h"
#include "core/credentials/role_cache.h"

namespace botoscope::credentials {

Value roleArguments(const ProfileView& profile)
{
    Value arguments = Map();
    for (const auto& [key, member] :
         {std::pair("role_session_name", "RoleSessionName"), std::pair("external_id", "ExternalId"),
          std::pair("mfa_serial", "SerialNumber")}) {
        if (auto text = profile.text(key)) {
            arguments.set(member, std::move(*text));
        }
    }
    if (const auto duration = profile.text("duration_seconds")) {
        if (const auto seconds = config::wholeNumber(*duration)) {
            arguments.set("DurationSeconds", *seconds);
        }
    }
    arguments.set("RoleArn", profile.text("role_arn").value_or(""));
    return arguments;
}

std::string roleCacheKey(Value arguments)
{
    if (arguments["RoleSessionName"].toString().empty()) {
        arguments.erase("RoleSessionName");
    }
    return RoleCache::key(arguments);
}

std::string ssoRoleCacheKey(const std::string& session, bool legacy, const std::string& account,
                            const std::string& role)
{
    Value arguments = Value::object({{"roleName", role}, {"accountId", account}});
    arguments.set(legacy ? "startUrl" : "sessionName", session);
    return RoleCache::key(arguments, true);
}

} // namespace botoscope::credentials
