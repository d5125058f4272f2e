#include "ui/shell/profile_desk.h"

#include "core/engine/engine.h"
#include "ui/common/editor_command.h"
#include "ui/profiles/profile_manager.h"
#include "ui/profiles/why_panel.h"

#include <utility>

namespace botoscope::ui {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString testWords(const engine::ProfileTest& test)
{
    return ProfileDesk::tr("Account %1 · %2 · %3 ms").arg(text(test.accountId), text(test.arn)).arg(test.micros / 1000);
}

} // namespace

ProfileDesk::ProfileDesk(engine::Engine& engine, ProfileManager* manager, WhyPanel* why, QObject* parent)
    : QObject(parent), m_engine(engine), m_manager(manager), m_why(why)
{
    connectManager();
    connectEngine();
    connect(m_why, &WhyPanel::refreshRequested, this, &ProfileDesk::openWhy);
}

void ProfileDesk::connectManager()
{
    connect(m_manager, &ProfileManager::previewRequested, this, [this](const ProfileWish& wish) {
        m_preview = m_engine.previewProfileEdit(editOf(wish), wish.intoKeychain ? wish.name : QString());
    });
    connect(m_manager, &ProfileManager::saveRequested, this, &ProfileDesk::save);
    connect(m_manager, &ProfileManager::duplicateRequested, this, [this](const QString& profile, const QString& name) {
        config::DuplicateSection copy;
        copy.name = profile.toStdString();
        copy.newName = name.toStdString();
        apply({copy}, name, tr("Copied %1 to %2.").arg(profile, name));
    });
    connect(m_manager, &ProfileManager::removeRequested, this, [this](const QString& profile, bool keys) {
        config::RemoveSection remove;
        remove.name = profile.toStdString();
        remove.keychain = keys;
        apply({remove}, {}, tr("Deleted %1.").arg(profile));
    });
    connect(m_manager, &ProfileManager::importRequested, this, [this](const QString& file, bool intoKeychain) {
        m_shown.clear();
        m_done = intoKeychain ? tr("The file itself still has the keys.") : QString();
        m_wish = {};
        m_edit = m_engine.importProfileKeys({file.toStdString(), {}, {}, intoKeychain});
    });
    connect(m_manager, &ProfileManager::undoRequested, this, [this] {
        if (!m_inKeychain.isEmpty()) {
            m_move = m_engine.restoreFromKeychain(std::exchange(m_inKeychain, {}));
            return;
        }
        m_done = tr("Taken back.");
        m_shown = m_return.name;
        m_wish = std::exchange(m_return, {});
        m_edit = m_engine.undoProfileEdit(m_undo);
    });
    connect(m_manager, &ProfileManager::testRequested, this, [this](const QString& profile) {
        m_manager->page()->setTesting(true);
        m_test = m_engine.testProfile(profile);
    });
    connect(m_manager, &ProfileManager::keychainRequested, this,
            [this](const QString& profile) { m_move = m_engine.moveIntoKeychain(profile); });
    connect(m_manager, &ProfileManager::useRequested, this, &ProfileDesk::selectRequested);
    connect(m_manager, &ProfileManager::openFileRequested, this, &openInEditor);
    connect(m_manager, &ProfileManager::markChanged, this,
            [this](const QString& profile, const config::ProfileMark& mark) { m_engine.markProfile(profile, mark); });
}

void ProfileDesk::connectEngine()
{
    using engine::Engine;
    connect(&m_engine, &Engine::profileBookRead, m_manager, &ProfileManager::setBook);
    connect(&m_engine, &Engine::profileEditDone, this, &ProfileDesk::editDone);
    connect(&m_engine, &Engine::keychainMoved, this, &ProfileDesk::keychainMoved);
    connect(&m_engine, &Engine::profileTested, this, &ProfileDesk::tested);
    connect(&m_engine, &Engine::profileEditPreviewed, this, [this](const engine::ProfileEditOutcome& outcome) {
        if (outcome.id == m_preview) {
            m_manager->page()->showPreview(diffText(outcome.changes), outcome.error);
        }
    });
    connect(&m_engine, &Engine::explained, m_why, &WhyPanel::showExplanation);
}

void ProfileDesk::openManager(const QString& profile)
{
    m_manager->edit(profile.isEmpty() ? text(m_identity.profile) : profile);
    m_engine.readProfileBook();
}

void ProfileDesk::openWhy()
{
    m_why->setLoading(text(m_identity.profile));
    m_engine.explain(text(m_identity.choice), text(m_identity.region));
}

void ProfileDesk::setIdentity(const engine::Identity& identity)
{
    m_identity = identity;
    m_manager->setCurrent(text(identity.profile));
}

void ProfileDesk::setProfiles(const std::vector<engine::ProfileInfo>& profiles)
{
    m_marks.clear();
    for (const engine::ProfileInfo& profile : profiles) {
        m_marks.insert(text(profile.name), profile.mark);
    }
    m_manager->setMarks(m_marks);
}

void ProfileDesk::apply(config::ProfileEdit edit, const QString& shown, const QString& done)
{
    m_shown = shown;
    m_done = done;
    m_wish = {};
    m_edit = m_engine.applyProfileEdit(std::move(edit));
}

void ProfileDesk::save(const ProfileWish& wish)
{
    m_manager->setSaving();
    if (wish.intoKeychain) {
        m_shown = wish.name;
        m_done = tr("Saved %1. Its keys are in the keychain, and in no file.").arg(wish.name);
        m_edit = m_engine.createInKeychain(editOf(wish), keysOf(wish));
    } else {
        apply(editOf(wish), wish.name, tr("Saved %1.").arg(wish.name));
    }
    m_wish = wish;
    m_wish.changes.clear(); // secrets are not kept
}

void ProfileDesk::editDone(const engine::ProfileEditOutcome& outcome)
{
    if (outcome.id != m_edit) {
        return;
    }
    if (!outcome.applied) {
        m_manager->showRefusal(outcome.error ? text(outcome.error->message) : tr("Nothing was changed."));
        return;
    }
    followRename(m_wish);
    m_inKeychain.clear();
    m_return = {};
    m_return.original = m_wish.original.isEmpty() ? QString() : m_wish.name;
    m_return.name = m_wish.original;
    m_undo = outcome.undo;
    QString done = m_done;
    if (!outcome.profiles.empty()) {
        m_shown = text(outcome.profiles.front());
        const QString imported =
            outcome.profiles.size() == 1
                ? tr("Imported %1.").arg(m_shown)
                : tr("Imported %1 profiles, the first is %2.").arg(outcome.profiles.size()).arg(m_shown);
        done = done.isEmpty() ? imported : imported + QLatin1Char(' ') + done;
    }
    if (!outcome.references.empty() && m_shown.isEmpty()) {
        done += QLatin1Char(' ') + tr("%1 names it.").arg(text(outcome.references.front()));
    }
    if (!outcome.orphans.empty()) {
        done += QLatin1Char(' ') + tr("The keychain keeps its keys.");
    }
    if (outcome.leftover) {
        done += QLatin1Char(' ') + tr("The keychain keeps the old keys: %1").arg(text(outcome.leftover->message));
    }
    m_manager->showSaved(m_shown);
    m_undo != 0 ? m_manager->offerUndo(done) : void();
    m_engine.listProfiles();
    Q_EMIT selectRequested(text(m_identity.profile) == m_wish.original ? m_wish.name : QString());
}

/// The mark belongs to the profile, not to its name.
void ProfileDesk::followRename(const ProfileWish& wish)
{
    if (!wish.original.isEmpty() && wish.original != wish.name) {
        m_engine.markProfile(wish.name, m_marks.value(wish.original));
        m_engine.markProfile(wish.original, {});
    }
}

void ProfileDesk::keychainMoved(const engine::KeychainOutcome& outcome)
{
    if (outcome.id != m_move) {
        return;
    }
    const QString profile = text(outcome.profile);
    if (outcome.error) {
        m_manager->showProblem(text(outcome.error->message));
    } else if (outcome.inKeychain) {
        m_inKeychain = profile;
        m_manager->offerUndo(tr("The keys of %1 are in the keychain now, and in no file.").arg(profile));
    }
    m_engine.readProfileBook();
    Q_EMIT selectRequested({});
}

void ProfileDesk::tested(const engine::ProfileTest& test)
{
    if (test.id != m_test) {
        return;
    }
    m_manager->page()->setTesting(false);
    if (!test.error) {
        m_manager->setAccount(text(test.profile), text(test.accountId));
    }
    if (text(test.profile) == m_manager->page()->profile()) {
        m_manager->page()->showResult(test.error ? text(test.error->message) : testWords(test), !test.error);
    }
}

} // namespace botoscope::ui
