#include "core/engine/engine.h"

#include "core/engine/event_thread.h"
#include "core/engine/setup.h"
#include "core/engine/worker.h"

#include <QPointer>
#include <QThreadPool>
#include <atomic>

namespace botoscope::engine {

struct Engine::Private {
    std::shared_ptr<const model::Loader> loader;
    Worker* worker = nullptr; ///< made and destroyed in the thread

    template <class F> void post(F function)
    {
        QMetaObject::invokeMethod(
            thread.context(), [this, function] { function(*worker); }, Qt::QueuedConnection);
    }
    quint64 nextCall = 1;
    quint64 nextProfileTask = 1;
    QThreadPool readers; ///< reads models off both threads
    EventThread thread;  ///< last: ends before what it uses
};

namespace {

/// Posts a function to the engine's own (the window's) thread.
template <class F> auto posted(Engine* engine, F function)
{
    return [guard = QPointer<Engine>(engine), engine, function](auto... values) {
        QMetaObject::invokeMethod(
            engine,
            [guard, function, values...] {
                if (guard) {
                    function(values...);
                }
            },
            Qt::QueuedConnection);
    };
}

Outlet outletOf(Engine* engine)
{
    Outlet outlet;
    outlet.callStarted = posted(engine, [engine](const trace::CallInfo& info) { Q_EMIT engine->callStarted(info); });
    outlet.stepsRecorded = posted(engine, [engine](quint64 call, const std::vector<trace::StepPtr>& steps) {
        Q_EMIT engine->stepsRecorded(call, steps);
    });
    outlet.callFinished = posted(engine, [engine](quint64 call, const std::shared_ptr<const CallOutcome>& outcome) {
        Q_EMIT engine->callFinished(call, outcome);
    });
    outlet.identityChanged =
        posted(engine, [engine](const Identity& identity) { Q_EMIT engine->identityChanged(identity); });
    outlet.explained =
        posted(engine, [engine](const Explanation& explanation) { Q_EMIT engine->explained(explanation); });
    outlet.keychainMoved =
        posted(engine, [engine](const KeychainOutcome& outcome) { Q_EMIT engine->keychainMoved(outcome); });
    outlet.promptChanged = posted(engine, [engine](const Prompt& prompt) { Q_EMIT engine->promptChanged(prompt); });
    outlet.profilesListed =
        posted(engine, [engine](const std::vector<ProfileInfo>& profiles) { Q_EMIT engine->profilesListed(profiles); });
    outlet.profileMarked = posted(engine, [engine](const std::string& profile, const std::optional<Error>& error) {
        Q_EMIT engine->profileMarked(QString::fromStdString(profile), error);
    });
    outlet.profileBookRead = posted(
        engine, [engine](const std::shared_ptr<const ProfileBook>& book) { Q_EMIT engine->profileBookRead(book); });
    outlet.profileEditPreviewed =
        posted(engine, [engine](const ProfileEditOutcome& outcome) { Q_EMIT engine->profileEditPreviewed(outcome); });
    outlet.profileEditDone =
        posted(engine, [engine](const ProfileEditOutcome& outcome) { Q_EMIT engine->profileEditDone(outcome); });
    outlet.profileTested = posted(engine, [engine](const ProfileTest& test) { Q_EMIT engine->profileTested(test); });
    return outlet;
}

} // namespace

Engine::Engine(EngineSetup setup, QObject* parent) : QObject(parent), m_private(std::make_unique<Private>())
{
    m_private->loader = setup.loader;
    // The worker is made in its thread, so that the transport's sockets and timers belong there.
    QMetaObject::invokeMethod(
        m_private->thread.context(),
        [this, own = m_private.get(), setup = std::move(setup)] { own->worker = new Worker(setup, outletOf(this)); },
        Qt::QueuedConnection);
}

Engine::~Engine()
{
    m_private->readers.waitForDone();
    QMetaObject::invokeMethod(
        m_private->thread.context(), [own = m_private.get()] { delete own->worker; }, Qt::QueuedConnection);
}

quint64 Engine::send(CallRequest request)
{
    const quint64 id = m_private->nextCall++;
    m_private->post([id, request = std::move(request)](Worker& w) { w.send(id, request); });
    return id;
}

void Engine::cancel(quint64 call)
{
    m_private->post([call](Worker& worker) { worker.cancel(call); });
}

void Engine::selectProfile(const QString& profile, const QString& region)
{
    m_private->post([profile = profile.toStdString(), region = region.toStdString()](Worker& worker) {
        worker.selectProfile(profile, region);
    });
}

void Engine::askCallerIdentity()
{
    m_private->post([](Worker& worker) { worker.askCallerIdentity(); });
}

void Engine::markProfile(const QString& profile, const config::ProfileMark& mark)
{
    m_private->post([profile = profile.toStdString(), mark](Worker& worker) { worker.markProfile(profile, mark); });
}

void Engine::explain(const QString& profile, const QString& region)
{
    m_private->post([profile = profile.toStdString(), region = region.toStdString()](Worker& worker) {
        worker.explain(profile, region);
    });
}

quint64 Engine::moveIntoKeychain(const QString& profile, qint64 sessionSeconds)
{
    const quint64 id = m_private->nextCall++;
    m_private->post([id, profile = profile.toStdString(), sessionSeconds](Worker& worker) {
        worker.moveIntoKeychain(id, profile, sessionSeconds);
    });
    return id;
}

quint64 Engine::restoreFromKeychain(const QString& profile)
{
    const quint64 id = m_private->nextCall++;
    m_private->post([id, profile = profile.toStdString()](Worker& worker) { worker.restoreFromKeychain(id, profile); });
    return id;
}

void Engine::lockKeychain()
{
    m_private->post([](Worker& worker) { worker.lockKeychain(); });
}

void Engine::setKeychainLock(int minutes)
{
    m_private->post([minutes](Worker& worker) { worker.setKeychainLock(minutes); });
}

void Engine::signIn(const QString& profile)
{
    m_private->post([profile = profile.toStdString()](Worker& worker) { worker.signIn(profile); });
}

void Engine::renewCredentials(const QString& profile)
{
    m_private->post([profile = profile.toStdString()](Worker& worker) { worker.renewCredentials(profile); });
}

void Engine::answerPrompt(quint64 prompt, const PromptAnswer& answer)
{
    m_private->post([prompt, answer](Worker& worker) { worker.prompts().answer(prompt, answer); });
}

void Engine::listProfiles()
{
    m_private->post([](Worker& worker) { worker.listProfiles(); });
}

void Engine::readProfileBook()
{
    m_private->post([](Worker& worker) { worker.readProfileBook(); });
}

quint64 Engine::previewProfileEdit(config::ProfileEdit edit, const QString& keychainProfile)
{
    const quint64 id = m_private->nextProfileTask++;
    m_private->post([id, edit = std::move(edit), profile = keychainProfile.toStdString()](Worker& worker) {
        worker.previewProfileEdit(id, edit, profile);
    });
    return id;
}

quint64 Engine::createInKeychain(config::ProfileEdit edit, credentials::NewKeys keys)
{
    const quint64 id = m_private->nextProfileTask++;
    m_private->post([id, edit = std::move(edit), keys = std::move(keys)](Worker& worker) {
        worker.createInKeychain(id, edit, keys);
    });
    return id;
}

quint64 Engine::applyProfileEdit(config::ProfileEdit edit)
{
    const quint64 id = m_private->nextProfileTask++;
    m_private->post([id, edit = std::move(edit)](Worker& worker) { worker.applyProfileEdit(id, edit); });
    return id;
}

quint64 Engine::undoProfileEdit(quint64 undo)
{
    const quint64 id = m_private->nextProfileTask++;
    m_private->post([id, undo](Worker& worker) { worker.undoProfileEdit(id, undo); });
    return id;
}

quint64 Engine::importProfileKeys(KeyImport request)
{
    const quint64 id = m_private->nextProfileTask++;
    m_private->post([id, request = std::move(request)](Worker& worker) { worker.importProfileKeys(id, request); });
    return id;
}

quint64 Engine::testProfile(const QString& profile)
{
    const quint64 id = m_private->nextProfileTask++;
    m_private->post([id, profile = profile.toStdString()](Worker& worker) { worker.testProfile(id, profile); });
    return id;
}

void Engine::loadCatalog()
{
    auto deliver =
        posted(this, [this](const std::shared_ptr<const client::Catalog>& catalog) { Q_EMIT catalogReady(catalog); });
    m_private->readers.setExpiryTimeout(1000); // ms; a thread that ends gives back the heap it read with
    m_private->readers.start([loader = m_private->loader, deliver] { deliver(client::buildCatalog(*loader)); });
}

void Engine::loadModel(const QString& service)
{
    using ModelPtr = std::shared_ptr<const model::ServiceModel>;
    auto deliver = posted(this, [this](const QString& name, const ModelPtr& model, const QString& error) {
        Q_EMIT modelReady(name, model, error);
    });
    m_private->readers.start([loader = m_private->loader, service, deliver] {
        const auto loaded = loader->loadServiceModel(service.toStdString());
        deliver(service, loaded.ok() ? *loaded : ModelPtr(),
                loaded.ok() ? QString() : QString::fromStdString(loaded.error().message));
    });
}

} // namespace botoscope::engine
