#include "core/credentials/sign_in_target.h"

#include "core/base/encoding.h"

#include <set>

namespace botoscope::credentials {

namespace {

constexpr const char* fallbackRegion = "us-east-1";

std::string textOf(const config::Section& section, std::string_view key)
{
    const std::string* text = section.text(key);
    return text ? *text : std::string();
}

std::vector<std::string> splitScopes(std::string_view text)
{
    std::vector<std::string> scopes;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view one = trim(text.substr(0, comma));
        if (!one.empty()) {
            scopes.emplace_back(one);
        }
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return scopes;
}

Error incomplete(const std::string& what, const config::Section& section)
{
    Error error(ErrorCode::InvalidConfig, what + " needs sso_start_url and sso_region to sign in");
    error.with("where", section.origin.text());
    return error;
}

Result<std::optional<SignInTarget>> ssoTarget(const config::ProfileStore& profiles, const config::Section& profile,
                                              SignInTarget target)
{
    target.session = textOf(profile, "sso_session");
    const config::Section* source = target.session.empty() ? &profile : profiles.ssoSession(target.session);
    if (!source) {
        Error error(ErrorCode::InvalidConfig, "there is no sso-session " + target.session);
        error.with("where", profile.origin.text());
        return error;
    }
    target.startUrl = textOf(*source, "sso_start_url");
    target.region = textOf(*source, "sso_region");
    target.scopes = splitScopes(textOf(*source, "sso_registration_scopes"));
    if (target.startUrl.empty() || target.region.empty()) {
        return incomplete(target.session.empty() ? "profile " + target.profile : "sso-session " + target.session,
                          *source);
    }
    return std::optional(std::move(target));
}

} // namespace

std::string SignInTarget::key() const
{
    return (kind == Kind::Sso ? "sso " : "login ") + name();
}

std::string SignInTarget::name() const
{
    return session.empty() ? startUrl : session;
}

Result<std::optional<SignInTarget>> signInTarget(const config::ProfileStore& profiles, const std::string& profile)
{
    std::set<std::string> visited;
    for (std::string name = profile; visited.insert(name).second;) {
        const config::Section* section = profiles.profile(name);
        if (!section) {
            return Error(ErrorCode::ProfileNotFound, "The config profile (" + name + ") could not be found");
        }
        const std::string source = textOf(*section, "source_profile");
        if (section->find("role_arn") && !source.empty()) {
            name = source;
            continue;
        }
        SignInTarget target;
        target.profile = profile;
        if (section->find("sso_session") || section->find("sso_start_url")) {
            return ssoTarget(profiles, *section, std::move(target));
        }
        target.session = textOf(*section, "login_session");
        if (!target.session.empty()) {
            target.kind = SignInTarget::Kind::Login;
            const std::string region = textOf(*section, "region");
            target.region = region.empty() ? fallbackRegion : region;
            return std::optional(std::move(target));
        }
        break;
    }
    return std::optional<SignInTarget>();
}

bool isMendedBySigningIn(const Error& error)
{
    return !error.get("sign_in").empty();
}

} // namespace botoscope::credentials
