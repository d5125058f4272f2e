#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/engine/keychain_messages.h"
#include "core/engine/messages.h"
#include "core/engine/profile_messages.h"
#include "core/engine/prompt_messages.h"
#include "core/trace/record.h"

#include <QObject>
#include <memory>
#include <vector>

namespace botoscope::credentials {
struct NewKeys;
}

namespace botoscope::engine {

class Worker;
struct EngineSetup;

/// The window's door to the core. It lives in the window's thread and owns the engine thread, which owns sessions,
/// clients and the transport. Commands return at once; what happens comes back as signals with immutable values.
/// Steps are batched (at most one signal per call and 16 ms).
class Engine : public QObject {
    Q_OBJECT
public:
    /// setup says how to build the parts that live in the engine thread (app's composition root; tests give fakes).
    explicit Engine(EngineSetup setup, QObject* parent = nullptr);
    ~Engine() override; ///< cancels what runs and waits for the thread

    /// Starts a call and returns its id.
    quint64 send(CallRequest request);
    void cancel(quint64 call);
    /// Asks for the identity of a profile (empty: the default one); answered by identityChanged.
    void selectProfile(const QString& profile, const QString& region);
    /// Asks for account and ARN through sts GetCallerIdentity with the selected profile; answered by identityChanged.
    void askCallerIdentity();
    /// Asks the credential chain of a profile (empty: the selected one) and fetches keys, which may ask for an MFA
    /// code; answered by explained.
    void explain(const QString& profile, const QString& region);
    void listProfiles(); ///< answered by profilesListed
    /// Takes a profile's keys out of its files into the desktop's keychain, all of it or nothing; answered by
    /// keychainMoved with the id returned. sessionSeconds: other programs get session credentials of that length
    /// instead of the keys; 0: the keys.
    quint64 moveIntoKeychain(const QString& profile, qint64 sessionSeconds = 0);
    /// Takes that back; answered likewise.
    quint64 restoreFromKeychain(const QString& profile);
    /// Forgets the keychain's secrets in memory; the next call asks the keychain again.
    void lockKeychain();
    /// Does so by itself that long after the last use; 0: never.
    void setKeychainLock(int minutes);
    /// Signs a profile in with the browser, for no call; answered by promptChanged, a profile that is signed in to
    /// nothing by a prompt that has failed.
    void signIn(const QString& profile);
    /// Has keys that a service called expired fetched anew: those that are kept are dropped, and where a sign-in is
    /// behind them it begins, as with signIn.
    void renewCredentials(const QString& profile);
    /// What the person said to a prompt; one that is closed by then stays so.
    void answerPrompt(quint64 prompt, const botoscope::engine::PromptAnswer& answer);
    /// Keeps what a person decided about a profile; it holds from the next call on. Answered by profileMarked, then by
    /// profilesListed and, for the selected profile, identityChanged.
    void markProfile(const QString& profile, const config::ProfileMark& mark);

    /// Reads the profile files; answered by profileBookRead, from then on also whenever they change on disk.
    void readProfileBook();
    /// What an edit would do; answered by profileEditPreviewed with the id returned.
    /// keychainProfile: the one that createInKeychain would make, else empty.
    quint64 previewProfileEdit(config::ProfileEdit edit, const QString& keychainProfile = {});
    /// The next four write the files, all of it or nothing; answered by profileEditDone with the id returned, behind
    /// the new profileBookRead.
    quint64 applyProfileEdit(config::ProfileEdit edit);
    quint64 undoProfileEdit(quint64 undo); ///< ProfileEditOutcome::undo
    quint64 importProfileKeys(KeyImport request);
    /// Puts keys into the desktop's keychain and makes the profile that asks for them there; in no file are the keys.
    quint64 createInKeychain(config::ProfileEdit edit, credentials::NewKeys keys);
    /// Asks sts GetCallerIdentity as that profile; answered by profileTested.
    quint64 testProfile(const QString& profile);

    /// Reads all services' operation names off the window's thread; answered by catalogReady.
    void loadCatalog();
    /// Loads one service model off the window's thread; answered by modelReady.
    void loadModel(const QString& service);

Q_SIGNALS:
    void callStarted(const botoscope::trace::CallInfo& info);
    void stepsRecorded(quint64 call, const std::vector<botoscope::trace::StepPtr>& steps);
    void callFinished(quint64 call, const std::shared_ptr<const botoscope::engine::CallOutcome>& outcome);
    void identityChanged(const botoscope::engine::Identity& identity);
    void explained(const botoscope::engine::Explanation& explanation);
    void keychainMoved(const botoscope::engine::KeychainOutcome& outcome);
    void promptChanged(const botoscope::engine::Prompt& prompt);
    void profilesListed(const std::vector<botoscope::engine::ProfileInfo>& profiles);
    void profileMarked(const QString& profile, const std::optional<botoscope::Error>& error);
    void profileBookRead(const std::shared_ptr<const botoscope::engine::ProfileBook>& book);
    void profileEditPreviewed(const botoscope::engine::ProfileEditOutcome& outcome);
    void profileEditDone(const botoscope::engine::ProfileEditOutcome& outcome);
    void profileTested(const botoscope::engine::ProfileTest& test);
    void catalogReady(const std::shared_ptr<const botoscope::client::Catalog>& catalog);
    void modelReady(const QString& service, const std::shared_ptr<const botoscope::model::ServiceModel>& model,
                    const QString& error);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace botoscope::engine
