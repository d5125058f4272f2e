#pragma once
#include "core/base/value.h"
#include "core/credentials/profile_view.h"

#include <string>

namespace botoscope::credentials {

/// AssumeRole's arguments as a profile sets them, in botocore's order.
Value roleArguments(const ProfileView& profile);
/// Under which name RoleCache keeps what was answered to them. A session name that nobody chose is left out of it, even
/// an empty one, as botocore does.
std::string roleCacheKey(Value arguments);
/// The same for the keys of a role of IAM Identity Center. session: SsoSession::cacheName(); legacy: the profile names
/// no sso-session.
std::string ssoRoleCacheKey(const std::string& session, bool legacy, const std::string& account,
                            const std::string& role);

} // namespace botoscope::credentials
