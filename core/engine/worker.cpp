#include "core/engine/worker.h"

#include "core/config/keychain_command.h"
#include "core/credentials/cached_session.h"
#include "core/credentials/keychain_create.h"
#include "core/credentials/keychain_move.h"
#include "core/credentials/sign_in.h"
#include "core/trace/redact.h"

#include <utility>

namespace botoscope::engine {

Worker::Worker(EngineSetup setup, Outlet outlet)
    : m_setup(std::move(setup)), m_outlet(std::move(outlet)),
      m_prompts([this](const Prompt& prompt) { tellPrompt(prompt); }, m_setup.openBrowser), m_sessions(m_setup),
      m_profiles(
          {m_sessions.profileFiles(), m_sessions.keychain(), m_setup.loader.get(), m_sessions.runtime().clock,
           m_setup.ownProgram,
           [this](const config::ProfileStore& profiles, const std::string& name) { return expiryOf(profiles, name); }}),
      m_batches(m_outlet.callStarted, m_outlet.stepsRecorded)
{
    m_sessions.setPrompter(m_prompts);
    if (credentials::Keychain* keychain = m_sessions.keychain()) {
        keychain->onLocked([this] { m_sessions.reload(); }); // sessions hold keys as well
    }
}

Worker::~Worker() = default;

void Worker::send(quint64 id, const CallRequest& request)
{
    CallRequest resolved = request;
    if (resolved.profile.empty()) {
        resolved.profile = m_identity.choice;
    }
    auto prepared = m_sessions.prepare(resolved);
    if (resolved.profile.empty()) {
        resolved.profile = m_identity.profile; // as it is shown
    }
    if (!prepared.ok()) {
        fail(id, resolved, prepared.error());
        return;
    }
    lifecycle::CallOptions options;
    options.id = id;
    options.profile = resolved.profile;
    options.trace = &m_batches;
    Running& running = m_running[id];
    running.client = prepared->client;
    running.request = resolved;
    running.task = running.client->perform(*prepared->operation, resolved.params, options);
    // Finishing is posted: the task must not be destroyed from inside its own last step.
    running.task.whenDone([this, id] {
        QMetaObject::invokeMethod(
            this, [this, id] { finish(id); }, Qt::QueuedConnection);
    });
}

void Worker::finish(quint64 id)
{
    const auto found = m_running.find(id);
    if (found == m_running.end()) {
        return;
    }
    lifecycle::CallReport report = found->second.task.take();
    auto outcome = std::make_shared<CallOutcome>();
    outcome->call = id;
    outcome->error = std::move(report.error);
    outcome->refusal = std::move(report.refusal);
    outcome->warning = std::move(report.warning);
    outcome->parsed = std::move(report.parsed);
    outcome->response = std::move(report.response);
    outcome->timing = report.timing;
    outcome->requestUrl = trace::shownUrl(report.request.url);
    if (outcome->refusal) {
        const auto profiles = m_setup.readProfiles();
        outcome->renewal =
            profiles.ok() ? renewalFor(*outcome->refusal, *profiles, found->second.request.profile) : Renewal::None;
    }
    m_running.erase(found);
    m_batches.flush();
    outcome->end = m_batches.takeEnd(id);
    m_outlet.callFinished(id, outcome);
}

void Worker::fail(quint64 id, const CallRequest& request, const Error& error)
{
    trace::CallInfo info;
    info.id = id;
    info.service = request.service;
    info.operation = request.operation;
    info.profile = request.profile;
    info.started = m_sessions.runtime().clock->now();
    m_outlet.callStarted(info);
    auto step = std::make_shared<trace::Step>();
    step->call = id;
    step->seq = 1;
    step->event = "call-failed." + request.service + '.' + request.operation;
    step->snapshot = Map();
    step->error = error;
    m_outlet.stepsRecorded(id, {step});
    auto outcome = std::make_shared<CallOutcome>();
    outcome->call = id;
    outcome->error = error;
    outcome->end.id = id;
    outcome->end.state = trace::CallState::Failed;
    outcome->end.summary = error.message;
    m_outlet.callFinished(id, outcome);
}

void Worker::cancel(quint64 id)
{
    const auto found = m_running.find(id);
    if (found == m_running.end() || found->second.task.done()) {
        return;
    }
    m_running.erase(found); // cancels wherever the call is; the recorder notes it
    m_batches.flush();
    auto outcome = std::make_shared<CallOutcome>();
    outcome->call = id;
    outcome->error = Error(ErrorCode::Cancelled, "The call was cancelled.");
    outcome->end = m_batches.takeEnd(id);
    m_outlet.callFinished(id, outcome);
}

void Worker::selectProfile(const std::string& profile, const std::string& region)
{
    m_sessions.reload();
    m_identity = m_sessions.describe(profile, region);
    m_outlet.identityChanged(m_identity);
    m_scope.add(refreshIdentity());
}

Task<> Worker::refreshIdentity()
{
    auto owner = m_sessions.session(m_identity.choice);
    if (!owner.ok()) {
        m_identity.error = owner.error();
        m_outlet.identityChanged(m_identity);
        co_return;
    }
    if (m_identity.simulator) {
        m_identity.credentialMethod = simulatorProfile;
        m_identity.accountId = "123456789012";
        m_outlet.identityChanged(m_identity);
        co_return;
    }
    const std::shared_ptr<client::Session> session = *owner;
    // Choosing a profile must not ask for an MFA code yet, nor assume roles.
    auto explaining = client::explain(session, m_identity.region, client::ExplainDepth::Chosen);
    auto found = co_await explaining;
    m_identity.error = std::move(found.error);
    m_identity.credentialMethod = std::move(found.method);
    m_identity.accountId = std::move(found.accountId);
    m_identity.accessKeyHint = std::move(found.accessKeyHint);
    m_identity.expires = found.expires;
    m_outlet.identityChanged(m_identity);
}

void Worker::explain(const std::string& profile, const std::string& region)
{
    m_scope.add(explainProfile(profile.empty() ? m_identity.choice : profile, region));
}

Task<> Worker::explainProfile(std::string profile, std::string region)
{
    Explanation explanation;
    explanation.profile = profile.empty() ? m_sessions.defaultProfile() : profile;
    if (m_sessions.isSimulator(profile)) {
        const Identity identity = m_sessions.describe(profile, region);
        explanation.profileSource = identity.profileSource;
        explanation.method = simulatorProfile;
        explanation.region = {"region", identity.region, identity.regionSource};
        m_outlet.explained(explanation);
        co_return;
    }
    auto owner = m_sessions.session(profile);
    if (!owner.ok()) {
        explanation.error = owner.error();
        m_outlet.explained(explanation);
        co_return;
    }
    auto explaining = client::explain(*owner, std::move(region), client::ExplainDepth::Fetched);
    explanation = co_await explaining;
    m_outlet.explained(explanation);
}

void Worker::tellPrompt(const Prompt& prompt)
{
    if (m_outlet.promptChanged) {
        m_outlet.promptChanged(prompt);
    }
    if (prompt.done) {
        m_scope.add(refreshIdentity()); // somebody else may be there now
        if (m_watchesProfiles) {
            readProfileBook(); // it tells until when
        }
    }
}

void Worker::signIn(const std::string& profile)
{
    auto owner = m_sessions.session(profile.empty() ? m_identity.choice : profile);
    if (!owner.ok()) {
        m_prompts.refuse(profile, owner.error());
        return;
    }
    const client::Session& session = **owner;
    const auto target = credentials::signInTarget(session.settings().profiles(), session.profile());
    if (!target.ok()) {
        m_prompts.refuse(profile, target.error());
        return;
    }
    if (!*target) {
        m_prompts.refuse(profile,
                         Error(ErrorCode::InvalidConfig,
                               "Profile " + session.profile() + " is not signed in to; its keys come from elsewhere."));
        return;
    }
    const auto log = std::make_shared<credentials::FetchLog>(false, *m_sessions.runtime().clock);
    m_prompts.begin(credentials::signInRequest(session.surroundings(), **target, Error(), log));
}

bool Worker::canMove(KeychainOutcome outcome)
{
    if (m_sessions.keychain() && m_sessions.profileFiles()) {
        return true;
    }
    outcome.error = Error(ErrorCode::NotSupported, "There is no keychain here.").with("keychain", "unavailable");
    m_outlet.keychainMoved(outcome);
    return false;
}

void Worker::moveIntoKeychain(quint64 id, const std::string& profile, std::int64_t sessionSeconds)
{
    KeychainOutcome outcome;
    outcome.id = id;
    outcome.profile = profile;
    if (!canMove(outcome)) {
        return;
    }
    config::KeychainCommand command;
    command.profile = profile;
    if (sessionSeconds > 0) {
        command.sessionSeconds = sessionSeconds;
    }
    auto line = config::keychainCommandLine(m_setup.ownProgram, command);
    if (!line.ok()) {
        outcome.error = std::move(line).error();
        m_outlet.keychainMoved(outcome);
        return;
    }
    outcome.inKeychain = true;
    m_scope.add(finishMove(outcome, credentials::moveIntoKeychain(*m_sessions.keychain(), *m_sessions.profileFiles(),
                                                                  *m_sessions.runtime().clock, profile, *line)));
}

void Worker::restoreFromKeychain(quint64 id, const std::string& profile)
{
    KeychainOutcome outcome;
    outcome.id = id;
    outcome.profile = profile;
    if (canMove(outcome)) {
        m_scope.add(finishMove(
            outcome, credentials::restoreFromKeychain(*m_sessions.keychain(), *m_sessions.profileFiles(), profile)));
    }
}

Task<> Worker::finishMove(KeychainOutcome outcome, Task<Result<void>> moving)
{
    auto done = co_await moving;
    if (!done.ok()) {
        outcome.error = std::move(done).error();
        outcome.inKeychain = !outcome.inKeychain;
    }
    m_sessions.reload();
    m_outlet.keychainMoved(outcome);
}

std::optional<Timestamp> Worker::expiryOf(const config::ProfileStore& profiles, const std::string& profile)
{
    credentials::FileStore* files = m_sessions.fileStore();
    if (!files) {
        return std::nullopt;
    }
    const config::Environment environment = m_setup.environment();
    return credentials::CachedSession(*files, environment, profiles).expiry(profile, m_sessions.runtime().clock->now());
}

/// Keys that a service has called expired are not taken from a cache again.
void Worker::renewCredentials(const std::string& profile)
{
    const auto profiles = m_setup.readProfiles();
    if (credentials::FileStore* files = m_sessions.fileStore(); files && profiles.ok()) {
        const config::Environment environment = m_setup.environment();
        (void)credentials::CachedSession(*files, environment, *profiles).forgetKeys(profile);
    }
    m_sessions.reload();
    const auto target = profiles.ok() ? credentials::signInTarget(*profiles, profile)
                                      : Result<std::optional<credentials::SignInTarget>>(std::nullopt);
    if (target.ok() && *target) {
        signIn(profile);
    }
}

void Worker::lockKeychain()
{
    if (credentials::Keychain* keychain = m_sessions.keychain()) {
        keychain->lock();
    }
}

void Worker::setKeychainLock(int minutes)
{
    if (credentials::Keychain* keychain = m_sessions.keychain()) {
        keychain->setLockAfter(minutes * 60'000'000LL);
    }
}

void Worker::askCallerIdentity()
{
    CallRequest request;
    request.service = "sts";
    request.profile = m_identity.choice;
    request.region = m_identity.region;
    auto client = m_sessions.client(request);
    if (!client.ok()) {
        m_identity.error = client.error();
        m_outlet.identityChanged(m_identity);
        return;
    }
    m_scope.add(whoAmI(*client));
}

Task<> Worker::whoAmI(std::shared_ptr<client::Client> client)
{
    const std::string asked = m_identity.profile;
    auto calling = client->call("GetCallerIdentity");
    auto answer = co_await calling;
    if (asked != m_identity.profile) {
        co_return; // another was chosen meanwhile: the answer is not about it
    }
    if (answer.ok()) {
        m_identity.accountId = (*answer)["Account"].toString();
        m_identity.arn = (*answer)["Arn"].toString();
        m_identity.error.reset();
    } else {
        m_identity.error = answer.error();
    }
    m_outlet.identityChanged(m_identity);
}

void Worker::listProfiles()
{
    m_outlet.profilesListed(m_sessions.profiles());
}

void Worker::markProfile(const std::string& profile, const config::ProfileMark& mark)
{
    auto kept = m_sessions.setMark(profile, mark);
    m_outlet.profileMarked(profile, kept.ok() ? std::nullopt : std::optional(kept.error()));
    if (!kept.ok()) {
        return;
    }
    if (profile == m_identity.profile) {
        m_identity.mark = mark;
        m_outlet.identityChanged(m_identity);
    }
    listProfiles();
}

void Worker::readProfileBook()
{
    watchProfiles();
    m_outlet.profileBookRead(std::make_shared<const ProfileBook>(m_profiles.book()));
}

void Worker::watchProfiles()
{
    config::ProfileFiles* files = m_sessions.profileFiles();
    if (files && !std::exchange(m_watchesProfiles, true)) {
        files->watch([this] { profilesChanged(); });
    }
}

/// What the files said before counts no more for the calls to come; those under way keep their clients.
void Worker::profilesChanged()
{
    m_sessions.reload();
    readProfileBook();
    listProfiles();
}

void Worker::previewProfileEdit(quint64 id, config::ProfileEdit edit, const std::string& keychainProfile)
{
    const auto named =
        keychainProfile.empty() ? Result<void>() : credentials::nameKeychain(edit, keychainProfile, m_setup.ownProgram);
    if (!named.ok()) {
        ProfileEditOutcome outcome;
        outcome.id = id;
        outcome.error = named.error();
        m_outlet.profileEditPreviewed(std::move(outcome));
        return;
    }
    m_outlet.profileEditPreviewed(m_profiles.preview(id, edit));
}

void Worker::applyProfileEdit(quint64 id, const config::ProfileEdit& edit)
{
    m_scope.add(finishEdit(m_profiles.apply(id, edit)));
}

void Worker::undoProfileEdit(quint64 id, quint64 undo)
{
    m_scope.add(finishEdit(m_profiles.undo(id, undo)));
}

void Worker::importProfileKeys(quint64 id, const KeyImport& request)
{
    m_scope.add(finishEdit(m_profiles.importKeys(id, request)));
}

void Worker::createInKeychain(quint64 id, config::ProfileEdit edit, credentials::NewKeys keys)
{
    m_scope.add(finishEdit(m_profiles.create(id, std::move(edit), {std::move(keys)})));
}

/// The book comes first, so that whoever hears of the edit sees it there.
Task<> Worker::finishEdit(Task<ProfileEditOutcome> editing)
{
    auto outcome = co_await editing;
    if (outcome.applied || outcome.error) {
        profilesChanged();
    }
    m_outlet.profileEditDone(std::move(outcome));
}

void Worker::testProfile(quint64 id, const std::string& profile)
{
    m_sessions.reload(); // what was mended since the last call counts
    ProfileTest test;
    test.id = id;
    test.profile = profile;
    test.region = m_sessions.describe(profile, {}).region;
    CallRequest request;
    request.service = "sts";
    request.profile = profile;
    auto session = m_sessions.session(profile);
    auto client = m_sessions.client(request);
    if (!session.ok() || !client.ok()) {
        test.error = session.ok() ? client.error() : session.error();
        m_outlet.profileTested(test);
        return;
    }
    m_scope.add(askWho(std::move(test), *session, *client));
}

Task<> Worker::askWho(ProfileTest test, std::shared_ptr<client::Session> session,
                      std::shared_ptr<client::Client> client)
{
    const Clock& clock = *m_sessions.runtime().clock;
    const std::int64_t began = clock.monotonicMicros();
    auto calling = client->call("GetCallerIdentity");
    auto answer = co_await calling;
    test.micros = clock.monotonicMicros() - began;
    if (answer.ok()) {
        test.accountId = (*answer)["Account"].toString();
        test.arn = (*answer)["Arn"].toString();
        test.userId = (*answer)["UserId"].toString();
    } else {
        test.error = answer.error();
    }
    auto loading = session->credentials();
    auto credentials = co_await loading;
    if (credentials.ok() && *credentials) {
        test.credentialMethod = (*credentials)->method;
    }
    m_outlet.profileTested(test);
}

} // namespace botoscope::engine
