#include "core/engine/renewal.h"

#include "core/config/profile_type.h"
#include "core/credentials/sign_in_target.h"

#include <algorithm>
#include <array>

namespace botoscope::engine {

namespace {

/// Services word it differently: by protocol, by age, S3 by a name of its own.
bool isAboutTheKeys(std::string_view code)
{
    constexpr std::array<std::string_view, 6> codes = {"ExpiredToken",         "ExpiredTokenException",
                                                       "InvalidClientTokenId", "UnrecognizedClientException",
                                                       "InvalidAccessKeyId",   "TokenRefreshRequired"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

Renewal renewalFor(const Error& refusal, const config::ProfileStore& profiles, const std::string& profile)
{
    if (!isAboutTheKeys(refusal.get("code")) || !profiles.profile(profile)) {
        return Renewal::None;
    }
    const auto target = credentials::signInTarget(profiles, profile);
    if (target.ok() && *target) {
        return Renewal::SignIn;
    }
    switch (config::profileType(profile, profiles)) {
    case config::ProfileType::AssumeRole:
    case config::ProfileType::SourcedRole:
    case config::ProfileType::WebIdentity:
    case config::ProfileType::Process:
        return Renewal::Fetch;
    default:
        return Renewal::None;
    }
}

} // namespace botoscope::engine
