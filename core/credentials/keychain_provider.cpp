#include "core/credentials/keychain_provider.h"

#include "core/base/secret_names.h"
#include "core/credentials/profile_view.h"
#include "core/credentials/session_buyer.h"
#include "core/credentials/single_flight.h"

namespace botoscope::credentials {

namespace {

/// One profile's keys or sessions; calls that come together share one look.
class KeychainCredentials final : public ProvidedCredentials, public std::enable_shared_from_this<KeychainCredentials> {
public:
    KeychainCredentials(std::shared_ptr<const Surroundings> around, config::KeychainCommand command,
                        std::string account)
        : m_around(std::move(around)), m_command(std::move(command)), m_account(std::move(account)),
          m_flight(*m_around->clock)
    {
    }

    Task<Result<auth::Credentials>> freeze(FetchLog& log) override
    {
        const auto self = shared_from_this();
        auto joining = m_flight.join([this](FetchLog& inner) { return ask(inner); }, log);
        auto answer = co_await joining;
        if (!answer.ok()) {
            m_problem = answer.error();
            co_return std::move(answer).error();
        }
        m_problem.reset();
        m_expires = answer->expires;
        auth::Credentials credentials = answer->credentials;
        credentials.method = "custom-process";
        credentials.features = {"CREDENTIALS_PROFILE_PROCESS", "CREDENTIALS_PROCESS"};
        if (credentials.accountId.empty()) {
            credentials.accountId = m_account;
        }
        m_known = credentials;
        // The keychain alone keeps secrets, as long as it is not locked.
        m_known->secretAccessKey = SecretString();
        m_known->sessionToken = SecretString(credentials.sessionToken.empty() ? "" : std::string(redactedText));
        co_return credentials;
    }
    std::optional<auth::Credentials> peek() const override { return m_known; }
    std::optional<Timestamp> expiry() const override { return m_expires; }
    std::optional<Error> problem() const override { return m_problem; }

private:
    Task<Result<KeychainAnswer>> ask(FetchLog& log)
    {
        return keychainAnswer(*m_around->local.keychain, *m_around->clock, sessionBuyer(m_around, log), m_command);
    }

    std::shared_ptr<const Surroundings> m_around;
    config::KeychainCommand m_command;
    std::string m_account;                    ///< of the profile, where the keychain knows none
    std::optional<auth::Credentials> m_known; ///< without its secrets
    std::optional<Timestamp> m_expires;
    std::optional<Error> m_problem;
    SingleFlight<Result<KeychainAnswer>> m_flight;
};

} // namespace

Task<Result<Answer>> KeychainProvider::load(Asking& asking)
{
    const ProfileView profile(m_around->settings.profiles().profile(m_profile));
    const std::string where = profile.where("credential_process");
    asking.attempt.facts = {{"credential_process", "the keychain, asked without starting a program", where},
                            {"keychain entry", m_command.profile, {}}};
    auto credentials = std::make_shared<KeychainCredentials>(m_around, m_command, profile.firstOf({"aws_account_id"}));
    auto freezing = credentials->freeze(asking.log);
    auto first = co_await freezing;
    if (!first.ok()) {
        co_return std::move(first).error().with("where", where);
    }
    co_return Answer(std::move(credentials), "keychain entry " + m_command.profile + ", named at " + where);
}

} // namespace botoscope::credentials
