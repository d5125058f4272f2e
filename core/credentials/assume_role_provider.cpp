#include "core/credentials/assume_role_provider.h"

#include "core/base/encoding.h"
#include "core/config/python_text.h"
#include "core/credentials/assumed_role.h"
#include "core/credentials/failure.h"
#include "core/credentials/resolver.h"
#include "core/credentials/role_keys.h"

#include <algorithm>

namespace botoscope::credentials {

namespace {

class SourcedRole final : public AssumedRole {
public:
    SourcedRole(std::shared_ptr<const Surroundings> around, std::shared_ptr<RoleCache> cache, RoleWish wish,
                std::shared_ptr<ProvidedCredentials> source)
        : AssumedRole(std::move(around), std::move(cache), std::move(wish)), m_source(std::move(source))
    {
    }

protected:
    Task<Result<ServiceCall>> prepare(Value arguments, FetchLog& log) override
    {
        ServiceCall call("sts", "AssumeRole");
        if (const Value* serial = arguments.find("SerialNumber")) {
            auto asking = askForCode(serial->toString());
            auto code = co_await asking;
            if (!code.ok()) {
                co_return std::move(code).error();
            }
            arguments.set("TokenCode", code->reveal());
        }
        auto freezing = m_source->freeze(log);
        auto source = co_await freezing;
        if (!source.ok()) {
            co_return std::move(source).error();
        }
        call.params = std::move(arguments);
        call.credentials = std::move(*source);
        co_return call;
    }

private:
    Task<Result<SecretString>> askForCode(std::string serial)
    {
        if (!around().local.prompter) {
            co_return retrievalFailure(wish().method, "a code of the MFA device " + serial +
                                                          " is needed, and there is nobody to ask for it");
        }
        MfaRequest request;
        request.profile = wish().profile;
        request.serial = std::move(serial);
        auto asking = around().local.prompter->mfaCode(std::move(request));
        auto code = co_await asking;
        co_return code;
    }

    std::shared_ptr<ProvidedCredentials> m_source;
};

bool takesRole(const ProfileView& profile)
{
    return profile.has("role_arn") && !profile.has("web_identity_token_file");
}

bool hasKeys(const ProfileView& profile)
{
    return profile.has("aws_secret_access_key") || profile.has("aws_access_key_id");
}

Error infiniteLoop(const std::string& source, const std::vector<std::string>& visited)
{
    std::string names;
    for (const std::string& name : visited) {
        names += (names.empty() ? "'" : ", '") + name + '\'';
    }
    return invalidConfig("Infinite loop in credential configuration detected. Attempting to load from profile " +
                         source + " which has already been visited. Visited profiles: [" + names + ']')
        .with("exception", "InfiniteLoopConfigError");
}

void add(std::vector<std::string>& features, const std::string& feature)
{
    if (std::find(features.begin(), features.end(), feature) == features.end()) {
        features.push_back(feature);
    }
}

} // namespace

ProfileView AssumeRoleProvider::view(const std::string& profile) const
{
    return ProfileView(m_parts.around->settings.profiles().profile(profile));
}

Task<Result<Answer>> AssumeRoleProvider::load(Asking& asking)
{
    const ProfileView profile = view(m_parts.profile);
    if (!takesRole(profile)) {
        co_return Answer("profile " + m_parts.profile +
                         (profile.has("role_arn") ? " takes its role with a web identity token" : " has no role_arn"));
    }
    Way way;
    way.visited.push_back(m_parts.profile);
    auto going = roleOf(m_parts.profile, way, asking);
    auto found = co_await going;
    if (!found.ok()) {
        co_return std::move(found).error();
    }
    co_return Answer(std::move(*found), "profile " + m_parts.profile + " at " + profile.where("role_arn"));
}

Task<AssumeRoleProvider::Found> AssumeRoleProvider::roleOf(std::string profile, Way& way, Asking& asking)
{
    auto checked = check(profile, way);
    if (!checked.ok()) {
        co_return std::move(checked).error();
    }
    const ProfileView options = view(profile);
    asking.attempt.facts = options.facts({"role_arn", "source_profile", "credential_source", "role_session_name",
                                          "external_id", "mfa_serial", "duration_seconds"});
    auto looking = sourceOf(profile, way, asking);
    auto source = co_await looking;
    if (!source.ok()) {
        co_return source;
    }
    RoleWish wish;
    wish.callFeatures = way.features;
    add(way.features, "CREDENTIALS_STS_ASSUME_ROLE");
    wish.profile = profile;
    wish.method = method();
    wish.arguments = roleArguments(options);
    wish.features = way.features;
    auto role = std::make_shared<SourcedRole>(m_parts.around, m_parts.cache, std::move(wish), std::move(*source));
    std::shared_ptr<ProvidedCredentials> credentials = deferred(*m_parts.around->clock, std::move(role));
    co_return credentials;
}

Result<void> AssumeRoleProvider::check(const std::string& profile, const Way& way) const
{
    const ProfileView options = view(profile);
    const auto source = options.text("source_profile");
    const auto place = options.text("credential_source");
    if (source && place) {
        return invalidConfig("The profile \"" + profile + "\" contains both source_profile and credential_source.")
            .with("where", options.where("source_profile"));
    }
    if (source) {
        return checkSourceProfile(profile, *source, way);
    }
    if (!place) {
        return partial(method(), "source_profile or credential_source").with("where", options.where("role_arn"));
    }
    const bool known = std::any_of(m_parts.sources.begin(), m_parts.sources.end(),
                                   [&place](const auto& one) { return one.first == *place; });
    if (!known) {
        return invalidConfig("The credential source \"" + *place + "\" referenced in profile \"" + profile +
                             "\" is not valid.")
            .with("where", options.where("credential_source"));
    }
    return {};
}

Result<void> AssumeRoleProvider::checkSourceProfile(const std::string& parent, const std::string& source,
                                                    const Way& way) const
{
    if (!m_parts.around->settings.profiles().profile(source)) {
        return invalidConfig("The source_profile \"" + source + "\" referenced in the profile \"" + parent +
                             "\" does not exist.")
            .with("where", view(parent).where("source_profile"));
    }
    const bool visited = std::find(way.visited.begin(), way.visited.end(), source) != way.visited.end();
    // A profile may name itself: for the keys it has besides the role.
    const bool itself = source == parent && hasKeys(view(source));
    return visited && !itself ? Result<void>(infiniteLoop(source, way.visited)) : Result<void>();
}

Task<AssumeRoleProvider::Found> AssumeRoleProvider::sourceOf(const std::string& profile, Way& way, Asking& asking)
{
    const ProfileView options = view(profile);
    if (const auto place = options.text("credential_source")) {
        add(way.features, "CREDENTIALS_PROFILE_NAMED_PROVIDER");
        auto asked = fromPlace(profile, *place, asking);
        auto found = co_await asked;
        if (found.ok()) {
            const char* feature = *place == "Environment"    ? "CREDENTIALS_ENV_VARS"
                                  : *place == "EcsContainer" ? "CREDENTIALS_HTTP"
                                                             : "CREDENTIALS_IMDS";
            add(way.features, feature);
        }
        co_return found;
    }
    const std::string source = options.text("source_profile").value_or("");
    way.visited.push_back(source);
    add(way.features, "CREDENTIALS_PROFILE_SOURCE_PROFILE");
    add(way.features, "CREDENTIALS_PROFILE");
    auto asked = fromProfile(source, way, asking);
    auto found = co_await asked;
    co_return found;
}

Task<AssumeRoleProvider::Found> AssumeRoleProvider::fromPlace(const std::string& profile, std::string place,
                                                              Asking& asking)
{
    const auto source = std::find_if(m_parts.sources.begin(), m_parts.sources.end(),
                                     [&place](const auto& one) { return one.first == place; });
    CredentialResolver chain({source->second});
    auto loading = chain.load(asking.log);
    auto found = co_await loading;
    for (Attempt attempt : chain.attempts()) {
        attempt.subject = "credential source " + place;
        asking.attempt.nested.push_back(std::move(attempt));
    }
    if (found.ok() && !*found) {
        co_return retrievalFailure(place, "No credentials found in credential_source referenced in profile " + profile);
    }
    co_return found;
}

Task<AssumeRoleProvider::Found> AssumeRoleProvider::fromProfile(std::string source, Way& way, Asking& asking)
{
    const ProfileView options = view(source);
    if (takesRole(options) && !hasKeys(options)) {
        Attempt below;
        below.method = method();
        below.subject = "source profile " + source;
        Asking next{asking.log, below};
        auto going = roleOf(source, way, next);
        auto found = co_await going;
        below.outcome = found.ok() ? Attempt::Outcome::Found : Attempt::Outcome::Failed;
        below.explanation = found.ok() ? "profile " + source + " takes a role itself" : found.error().message;
        below.credentials = found.ok() ? *found : nullptr;
        asking.attempt.nested.push_back(std::move(below));
        co_return found;
    }
    CredentialResolver chain(m_parts.ofProfile(source));
    auto loading = chain.load(asking.log);
    auto found = co_await loading;
    for (Attempt attempt : chain.attempts()) {
        attempt.subject = "source profile " + source;
        asking.attempt.nested.push_back(std::move(attempt));
    }
    if (found.ok() && !*found) {
        co_return invalidConfig("The source profile \"" + source + "\" must have credentials.");
    }
    co_return found;
}

} // namespace botoscope::credentials
