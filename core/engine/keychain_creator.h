#pragma once
#include "core/engine/profile_desk.h"
#include "core/engine/sessions.h"

#include <functional>
#include <string>
#include <vector>

namespace botoscope::engine {

/// Makes profiles whose keys go straight into the desktop's keychain. Lives in the engine thread.
class KeychainCreator {
public:
    /// finish is told every outcome; the undoing of what was done is desk's. program: how another program starts this
    /// one. sessions and desk outlive this.
    KeychainCreator(Sessions& sessions, ProfileDesk& desk, std::string program,
                    std::function<void(ProfileEditOutcome)> finish);

    void create(std::uint64_t id, config::ProfileEdit edit, credentials::NewKeys keys);
    void importKeys(std::uint64_t id, const KeyImport& request);
    /// Of an edit that was undone. A keychain that can't be reached then keeps what it has.
    void takeOut(std::vector<std::string> profiles);

private:
    void createAll(std::uint64_t id, std::vector<credentials::NewKeys> keys, config::ProfileEdit edit, bool isImport);
    Task<> run(std::uint64_t id, std::vector<std::string> profiles, bool isImport,
               Task<Result<config::AppliedEdit>> creating);
    Task<> leave(credentials::Keychain& keychain, std::vector<std::string> profiles);

    Sessions& m_sessions;
    ProfileDesk& m_desk;
    std::string m_program;
    std::function<void(ProfileEditOutcome)> m_finish;
    Scope m_scope; ///< last: its tasks use the rest
};

} // namespace botoscope::engine
