#include "core/engine/keychain_creator.h"

#include <utility>

namespace botoscope::engine {

KeychainCreator::KeychainCreator(Sessions& sessions, ProfileDesk& desk, std::string program,
                                 std::function<void(ProfileEditOutcome)> finish)
    : m_sessions(sessions), m_desk(desk), m_program(std::move(program)), m_finish(std::move(finish))
{
}

void KeychainCreator::create(std::uint64_t id, config::ProfileEdit edit, credentials::NewKeys keys)
{
    createAll(id, {std::move(keys)}, std::move(edit), false);
}

void KeychainCreator::importKeys(std::uint64_t id, const KeyImport& request)
{
    auto plan = m_desk.planImport(request);
    if (plan.ok()) {
        createAll(id, std::move(plan->keys), std::move(plan->edit), true);
    } else {
        m_finish(m_desk.keep(id, std::move(plan).error(), {}));
    }
}

/// Stores keys and writes their profiles, or does nothing of it.
void KeychainCreator::createAll(std::uint64_t id, std::vector<credentials::NewKeys> keys, config::ProfileEdit edit,
                                bool isImport)
{
    std::vector<std::string> profiles;
    Result<void> named;
    for (const credentials::NewKeys& one : keys) {
        profiles.push_back(one.profile);
        named = named.ok() ? credentials::nameKeychain(edit, one.profile, m_program) : std::move(named);
    }
    if (named.ok() && !(m_sessions.keychain() && m_sessions.profileFiles())) {
        named = Error(ErrorCode::NotSupported, "There is no keychain here.").with("keychain", "unavailable");
    }
    if (!named.ok()) {
        m_finish(m_desk.keep(id, std::move(named).error(), {}));
        return;
    }
    auto creating = credentials::createInKeychain(*m_sessions.keychain(), *m_sessions.profileFiles(),
                                                  *m_sessions.runtime().clock, std::move(keys), std::move(edit));
    m_scope.add(run(id, std::move(profiles), isImport, std::move(creating)));
}

Task<> KeychainCreator::run(std::uint64_t id, std::vector<std::string> profiles, bool isImport,
                            Task<Result<config::AppliedEdit>> creating)
{
    auto applied = co_await creating;
    credentials::KeychainEdit done;
    if (applied.ok()) {
        done.files = std::move(*applied);
    }
    ProfileEditOutcome outcome =
        applied.ok() ? m_desk.keep(id, std::move(done), profiles) : m_desk.keep(id, std::move(applied).error(), {});
    if (outcome.applied && isImport) {
        outcome.profiles = std::move(profiles);
    }
    m_finish(std::move(outcome));
}

void KeychainCreator::takeOut(std::vector<std::string> profiles)
{
    if (!profiles.empty() && m_sessions.keychain()) {
        m_scope.add(leave(*m_sessions.keychain(), std::move(profiles)));
    }
}

Task<> KeychainCreator::leave(credentials::Keychain& keychain, std::vector<std::string> profiles)
{
    for (const std::string& profile : profiles) {
        auto removing = keychain.remove(profile);
        auto removed = co_await removing;
        (void)removed;
    }
}

} // namespace botoscope::engine
