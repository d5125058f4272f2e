#include "core/credentials/web_identity_provider.h"

#include "core/credentials/assumed_role.h"
#include "core/credentials/failure.h"
#include "core/credentials/profile_view.h"

namespace botoscope::credentials {

namespace {

class WebIdentityRole final : public AssumedRole {
public:
    WebIdentityRole(std::shared_ptr<const Surroundings> around, std::shared_ptr<RoleCache> cache, RoleWish wish,
                    std::string tokenFile)
        : AssumedRole(std::move(around), std::move(cache), std::move(wish)), m_tokenFile(std::move(tokenFile))
    {
    }

protected:
    Task<Result<ServiceCall>> prepare(Value arguments, FetchLog&) override
    {
        std::string problem;
        const auto token = around().readFile(m_tokenFile, &problem);
        if (!token) {
            co_return retrievalFailure(wish().method, "the token's file " + m_tokenFile + " can't be read: " + problem)
                .with("exception", "OSError");
        }
        arguments.set("WebIdentityToken", *token);
        ServiceCall call("sts", "AssumeRoleWithWebIdentity");
        call.params = std::move(arguments);
        co_return call;
    }

private:
    std::string m_tokenFile;
};

} // namespace

std::optional<WebIdentityProvider::Setting> WebIdentityProvider::setting(std::string_view key,
                                                                         const char* variable) const
{
    const std::string* chosen = m_useVariables ? m_around->settings.environment().find(variable) : nullptr;
    if (chosen) {
        return Setting{*chosen, variable, true};
    }
    const ProfileView profile(m_around->settings.profiles().profile(m_profile));
    const auto text = profile.text(key);
    return text ? std::optional(Setting{*text, profile.where(key)}) : std::nullopt;
}

Task<Result<Answer>> WebIdentityProvider::load(Asking& asking)
{
    const auto tokenFile = setting("web_identity_token_file", "AWS_WEB_IDENTITY_TOKEN_FILE");
    if (!tokenFile || tokenFile->value.empty()) {
        co_return Answer(m_useVariables ? "neither AWS_WEB_IDENTITY_TOKEN_FILE nor web_identity_token_file is set"
                                        : "profile " + m_profile + " has no web_identity_token_file");
    }
    const auto role = setting("role_arn", "AWS_ROLE_ARN");
    if (!role || role->value.empty()) {
        co_return invalidConfig("A web identity token is configured (" + tokenFile->source +
                                "), and no role to assume with it. Set role_arn in the profile or AWS_ROLE_ARN.");
    }
    const auto session = setting("role_session_name", "AWS_ROLE_SESSION_NAME");
    RoleWish wish;
    wish.profile = m_profile;
    wish.method = method();
    if (session) {
        wish.arguments.set("RoleSessionName", session->value);
    }
    wish.arguments.set("RoleArn", role->value);
    const bool variables = tokenFile->fromVariable || role->fromVariable || (session && session->fromVariable);
    const bool options = !tokenFile->fromVariable || !role->fromVariable || (session && !session->fromVariable);
    if (variables) {
        wish.features.emplace_back("CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN");
    }
    if (options) {
        wish.features.emplace_back("CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN");
    }
    wish.callFeatures = wish.features;
    wish.features.emplace_back("CREDENTIALS_STS_ASSUME_ROLE_WEB_ID");
    asking.attempt.facts = {{"role_arn", role->value, role->source},
                            {"web_identity_token_file", tokenFile->value, tokenFile->source}};
    auto credentials = deferred(
        *m_around->clock, std::make_shared<WebIdentityRole>(m_around, m_cache, std::move(wish), tokenFile->value));
    co_return Answer(std::move(credentials), "a web identity token at " + tokenFile->source);
}

} // namespace botoscope::credentials
