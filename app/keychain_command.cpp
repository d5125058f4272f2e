#include "app/commands.h"
#include "app/composition.h"
#include "app/exit_status.h"
#include "app/read_keys.h"
#include "core/base/time_format.h"
#include "core/credentials/keychain_move.h"
#include "core/credentials/session_buyer.h"
#include "core/engine/sessions.h"

#include <QCoreApplication>
#include <cstdio>
#include <map>

namespace botoscope::app {

namespace {

std::string masked(const std::string& accessKeyId)
{
    return "****" + accessKeyId.substr(accessKeyId.size() > 4 ? accessKeyId.size() - 4 : 0);
}

/// The verbs that need the keychain, alive until the application ends.
class KeychainVerb {
public:
    explicit KeychainVerb(const CommandLine& line)
        : m_line(line), m_setup(realSetup(makeLoader(line.profile))), m_sessions(m_setup),
          m_keychain(*m_sessions.keychain())
    {
        m_profile = line.profile.empty() ? m_sessions.defaultProfile() : line.profile;
    }

    void start(Task<Result<void>> (KeychainVerb::*action)()) { m_task = run(action); }

    Task<Result<void>> answerProcess()
    {
        config::KeychainCommand command;
        command.profile = m_profile;
        command.sessionSeconds = m_line.sessionSeconds;
        credentials::BuySession buy = [this](credentials::KeychainEntry entry, std::int64_t seconds) {
            return buySession(std::move(entry), seconds);
        };
        auto asking = credentials::keychainAnswer(m_keychain, *m_sessions.runtime().clock, buy, command);
        auto answer = co_await asking;
        if (!answer.ok()) {
            co_return std::move(answer).error();
        }
        std::printf("%s\n", credentials::processDocument(answer->credentials, answer->expires).c_str());
        co_return Result<void>();
    }

    Task<Result<void>> set()
    {
        auto entry = readKeys();
        if (!entry.ok()) {
            co_return std::move(entry).error();
        }
        config::KeychainCommand command;
        command.profile = m_profile;
        command.sessionSeconds = m_line.sessionSeconds;
        auto process = config::keychainCommandLine(m_setup.ownProgram, command);
        if (!process.ok()) {
            co_return std::move(process).error();
        }
        entry->created = m_sessions.runtime().clock->now();
        auto storing = m_keychain.store(m_profile, *entry);
        auto stored = co_await storing;
        if (!stored.ok()) {
            co_return stored;
        }
        std::printf("The keychain holds the keys of profile %s (%s). To use them, the profile says:\n"
                    "credential_process = %s\n",
                    m_profile.c_str(), masked(entry->accessKeyId).c_str(), process->c_str());
        co_return Result<void>();
    }

    Task<Result<void>> status()
    {
        auto loading = m_keychain.load(m_profile);
        auto entry = co_await loading;
        if (!entry.ok()) {
            co_return std::move(entry).error();
        }
        if (!*entry) {
            std::printf("The keychain works and has no keys for profile %s.\n", m_profile.c_str());
            co_return Result<void>();
        }
        std::printf("The keychain holds the keys of profile %s: %s, since %s\n", m_profile.c_str(),
                    masked((*entry)->accessKeyId).c_str(), formatIso8601((*entry)->created).c_str());
        co_return Result<void>();
    }

    Task<Result<void>> remove()
    {
        auto removing = m_keychain.remove(m_profile);
        auto removed = co_await removing;
        if (removed.ok()) {
            std::printf("The keychain has no keys for profile %s any more.\n", m_profile.c_str());
        }
        co_return removed;
    }

    Task<Result<void>> move()
    {
        config::KeychainCommand command;
        command.profile = m_profile;
        command.sessionSeconds = m_line.sessionSeconds;
        auto process = config::keychainCommandLine(m_setup.ownProgram, command);
        if (!process.ok()) {
            co_return std::move(process).error();
        }
        auto moving = credentials::moveIntoKeychain(m_keychain, *m_sessions.profileFiles(), *m_sessions.runtime().clock,
                                                    m_profile, *process);
        auto moved = co_await moving;
        if (moved.ok()) {
            std::printf("The keys of profile %s are in the keychain; its files name them by credential_process.\n"
                        "botoscope keychain restore --profile takes that back.\n",
                        m_profile.c_str());
        }
        co_return moved;
    }

    Task<Result<void>> restore()
    {
        auto restoring = credentials::restoreFromKeychain(m_keychain, *m_sessions.profileFiles(), m_profile);
        auto restored = co_await restoring;
        if (restored.ok()) {
            std::printf("The keys of profile %s are back in its files, and not in the keychain any more.\n",
                        m_profile.c_str());
        }
        co_return restored;
    }

private:
    Task<> run(Task<Result<void>> (KeychainVerb::*action)())
    {
        auto acting = (this->*action)();
        auto done = co_await acting;
        endLater(done.ok() ? exitDone : reportError(done.error()));
    }

    Task<Result<credentials::KeychainSession>> buySession(credentials::KeychainEntry entry, std::int64_t seconds)
    {
        auto session = m_sessions.session(m_profile);
        if (!session.ok()) {
            co_return std::move(session).error();
        }
        credentials::FetchLog log(false, *m_sessions.runtime().clock);
        const auto buy = credentials::sessionBuyer((*session)->surroundings(), log);
        auto buying = buy(std::move(entry), seconds);
        auto bought = co_await buying;
        co_return bought;
    }

    CommandLine m_line;
    engine::EngineSetup m_setup;
    engine::Sessions m_sessions;
    credentials::Keychain& m_keychain;
    std::string m_profile;
    Task<> m_task;
};

void startVerb(const CommandLine& line, Task<Result<void>> (KeychainVerb::*action)())
{
    auto verb = std::make_shared<KeychainVerb>(line);
    // Dies with the application object, before the event loop's own parts go.
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, [verb]() mutable { verb.reset(); });
    verb->start(action);
}

} // namespace

void startKeychain(const CommandLine& line)
{
    using Action = Task<Result<void>> (KeychainVerb::*)();
    static const std::map<std::string, Action> actions = {{"set", &KeychainVerb::set},
                                                          {"status", &KeychainVerb::status},
                                                          {"remove", &KeychainVerb::remove},
                                                          {"move", &KeychainVerb::move},
                                                          {"restore", &KeychainVerb::restore}};
    startVerb(line, actions.at(line.action));
}

void startCredentialProcess(const CommandLine& line)
{
    startVerb(line, &KeychainVerb::answerProcess);
}

} // namespace botoscope::app
