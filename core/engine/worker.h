#pragma once
#include "core/engine/keychain_messages.h"
#include "core/engine/messages.h"
#include "core/engine/profile_desk.h"
#include "core/engine/prompt_desk.h"
#include "core/engine/sessions.h"
#include "core/engine/setup.h"
#include "core/engine/step_batches.h"

#include <QObject>
#include <map>
#include <memory>

namespace botoscope::engine {

/// What leaves the engine thread; called in it, the engine posts it on.
struct Outlet {
    std::function<void(trace::CallInfo)> callStarted;
    std::function<void(quint64, std::vector<trace::StepPtr>)> stepsRecorded;
    std::function<void(quint64, std::shared_ptr<const CallOutcome>)> callFinished;
    std::function<void(Identity)> identityChanged;
    std::function<void(std::vector<ProfileInfo>)> profilesListed;
    std::function<void(std::string profile, std::optional<Error>)> profileMarked;
    std::function<void(Explanation)> explained;
    std::function<void(Prompt)> promptChanged;
    std::function<void(KeychainOutcome)> keychainMoved;
    std::function<void(std::shared_ptr<const ProfileBook>)> profileBookRead;
    std::function<void(ProfileEditOutcome)> profileEditPreviewed;
    std::function<void(ProfileEditOutcome)> profileEditDone;
    std::function<void(ProfileTest)> profileTested;
};

/// Lives in the engine thread and owns everything of core that calls need: sessions, clients, transport, simulator.
class Worker : public QObject {
    Q_OBJECT
public:
    Worker(EngineSetup setup, Outlet outlet);
    ~Worker() override;

    void send(quint64 id, const CallRequest& request);
    void cancel(quint64 id);
    void selectProfile(const std::string& profile, const std::string& region);
    void askCallerIdentity();
    void explain(const std::string& profile, const std::string& region);
    void listProfiles();
    void signIn(const std::string& profile);
    void renewCredentials(const std::string& profile);
    void moveIntoKeychain(quint64 id, const std::string& profile, std::int64_t sessionSeconds);
    void restoreFromKeychain(quint64 id, const std::string& profile);
    void createInKeychain(quint64 id, config::ProfileEdit edit, credentials::NewKeys keys);
    void lockKeychain();
    void setKeychainLock(int minutes);
    PromptDesk& prompts() { return m_prompts; }
    void markProfile(const std::string& profile, const config::ProfileMark& mark);
    void readProfileBook();
    void previewProfileEdit(quint64 id, config::ProfileEdit edit, const std::string& keychainProfile);
    void applyProfileEdit(quint64 id, const config::ProfileEdit& edit);
    void undoProfileEdit(quint64 id, quint64 undo);
    void importProfileKeys(quint64 id, const KeyImport& request);
    void testProfile(quint64 id, const std::string& profile);

private:
    /// A call under way. Destroying it cancels it.
    struct Running {
        std::shared_ptr<client::Client> client;
        Task<lifecycle::CallReport> task;
        CallRequest request;
    };
    void finish(quint64 id);
    void fail(quint64 id, const CallRequest& request, const Error& error);
    Task<> refreshIdentity();
    void tellPrompt(const Prompt& prompt);
    Task<> finishMove(KeychainOutcome outcome, Task<Result<void>> moving);
    std::optional<Timestamp> expiryOf(const config::ProfileStore& profiles, const std::string& profile);
    bool canMove(KeychainOutcome outcome);
    Task<> explainProfile(std::string profile, std::string region);
    Task<> whoAmI(std::shared_ptr<client::Client> client);
    Task<> askWho(ProfileTest test, std::shared_ptr<client::Session> session, std::shared_ptr<client::Client> client);
    void watchProfiles();
    void profilesChanged();
    Task<> finishEdit(Task<ProfileEditOutcome> editing);

    EngineSetup m_setup;
    Outlet m_outlet;
    PromptDesk m_prompts;
    Sessions m_sessions;
    ProfileDesk m_profiles;
    bool m_watchesProfiles = false;
    StepBatches m_batches;
    std::map<quint64, Running> m_running;
    Identity m_identity;
    Scope m_scope;
};

} // namespace botoscope::engine
