#include "core/endpoint/auth_scheme.h"

#include <algorithm>
#include <array>

namespace botoscope::endpoint {

namespace {

/// "sigv4" → "v4", "aws.auth#sigv4a" → "v4a"; names of other kinds stay.
std::string versionOf(std::string_view scheme)
{
    if (const auto hash = scheme.rfind('#'); hash != std::string_view::npos) {
        scheme.remove_prefix(hash + 1);
    }
    return std::string(scheme.starts_with("sig") ? scheme.substr(3) : scheme);
}

/// A client's version without what rule sets do not tell apart: "s3v4-query" → "v4", but "s3" stays.
std::string_view familyOf(std::string_view version)
{
    version = version.substr(0, version.find('-'));
    return version != "s3" && version.starts_with("s3") ? version.substr(2) : version;
}

AuthChoice choiceOf(const AuthScheme& scheme, std::string version)
{
    return {std::move(version), scheme.signingRegion, scheme.signingName};
}

bool can(const AuthWishes& wishes, const std::string& version)
{
    return !wishes.isKnown || wishes.isKnown(version);
}

Error noneFits(const std::vector<AuthScheme>& schemes)
{
    std::string names;
    for (const AuthScheme& scheme : schemes) {
        names.append(names.empty() ? "" : ", ").append(versionOf(scheme.name));
    }
    return Error(ErrorCode::UnknownSignatureVersion,
                 "The endpoint offers only ways to sign that are not known here: " + names)
        .with("signature_version", names);
}

/// Names people may put into auth_scheme_preference, and the versions they stand for.
std::string preferredVersion(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> names = {
        {{"sigv4", "v4"}, {"sigv4a", "v4a"}, {"httpBearerAuth", "bearer"}, {"noAuth", "none"}}};
    for (const auto& [preference, version] : names) {
        if (preference == name) {
            return std::string(version);
        }
    }
    return {};
}

Result<AuthChoice> chooseByPreference(const std::vector<AuthScheme>& schemes, const AuthWishes& wishes)
{
    std::vector<std::string> order;
    for (std::size_t at = 0; at <= wishes.preference.size();) {
        const std::size_t end = std::min(wishes.preference.find(',', at), wishes.preference.size());
        order.push_back(wishes.preference.substr(at, end - at));
        at = end + 1;
    }
    for (const AuthScheme& scheme : schemes) {
        order.push_back(scheme.name.substr(scheme.name.rfind('#') + 1));
    }
    for (const std::string& name : order) {
        const std::string version = preferredVersion(name);
        for (const AuthScheme& scheme : schemes) {
            const bool offered = scheme.name == name || scheme.name.ends_with('#' + name);
            if (offered && !version.empty() && (version == "none" || can(wishes, version))) {
                return choiceOf(scheme, version);
            }
        }
    }
    return noneFits(schemes);
}

} // namespace

Result<AuthChoice> chooseAuthScheme(const std::vector<AuthScheme>& schemes, const AuthWishes& wishes)
{
    if (wishes.requested == "none") {
        return AuthChoice{"none", {}, {}};
    }
    if (!wishes.requested.empty()) {
        for (const AuthScheme& scheme : schemes) {
            if (versionOf(scheme.name) == familyOf(wishes.requested)) {
                return choiceOf(scheme, wishes.requested);
            }
        }
        return AuthChoice();
    }
    if (!wishes.preference.empty()) {
        return chooseByPreference(schemes, wishes);
    }
    for (const AuthScheme& scheme : schemes) {
        std::string version = versionOf(scheme.name);
        if (can(wishes, version)) {
            return choiceOf(scheme, std::move(version));
        }
    }
    return noneFits(schemes);
}

Result<std::string> chooseAuthTrait(const std::vector<std::string>& traits, const AuthWishes& wishes)
{
    std::vector<AuthScheme> schemes;
    for (const std::string& trait : traits) {
        schemes.push_back({trait, {}, {}});
    }
    auto choice = chooseByPreference(schemes, wishes);
    if (!choice.ok()) {
        return std::move(choice).error();
    }
    return choice->signatureVersion;
}

std::vector<AuthScheme> readAuthSchemes(const Value& properties)
{
    std::vector<AuthScheme> schemes;
    for (const Value& data : properties["authSchemes"].list()) {
        AuthScheme scheme;
        scheme.name = data["name"].toString();
        scheme.signingName = data["signingName"].toString();
        scheme.signingRegion = data["signingRegion"].toString();
        if (!data.find("signingRegion")) {
            for (const Value& region : data["signingRegionSet"].list()) {
                scheme.signingRegion.append(scheme.signingRegion.empty() ? "" : ",").append(region.toString());
            }
        }
        schemes.push_back(std::move(scheme));
    }
    return schemes;
}

} // namespace botoscope::endpoint
