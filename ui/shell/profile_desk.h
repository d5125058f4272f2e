#pragma once
#include "core/config/profile_marks.h"
#include "core/engine/keychain_messages.h"
#include "core/engine/messages.h"
#include "core/engine/profile_messages.h"
#include "ui/profiles/profile_wish.h"

#include <QHash>
#include <QObject>

namespace botoscope::engine {
class Engine;
}

namespace botoscope::ui {

class ProfileManager;
class WhyPanel;

/// Carries what the profile manager and the credentials' explanation want to the engine, and its answers back.
class ProfileDesk : public QObject {
    Q_OBJECT
public:
    ProfileDesk(engine::Engine& engine, ProfileManager* manager, WhyPanel* why, QObject* parent);

    void setIdentity(const engine::Identity& identity);
    void setProfiles(const std::vector<engine::ProfileInfo>& profiles);
    /// Reads the files (again) and shows a profile.
    void openManager(const QString& profile);
    void openWhy();

Q_SIGNALS:
    /// The selected profile may be another now: name, empty if it is as it was.
    void selectRequested(const QString& profile);

private:
    void connectManager();
    void connectEngine();
    void apply(config::ProfileEdit edit, const QString& shown, const QString& done);
    void save(const ProfileWish& wish);
    void editDone(const engine::ProfileEditOutcome& outcome);
    void followRename(const ProfileWish& wish);
    void keychainMoved(const engine::KeychainOutcome& outcome);
    void tested(const engine::ProfileTest& test);

    engine::Engine& m_engine;
    ProfileManager* m_manager;
    WhyPanel* m_why;
    engine::Identity m_identity;
    QHash<QString, config::ProfileMark> m_marks;
    quint64 m_preview = 0; ///< the one that is waited for
    quint64 m_edit = 0;
    quint64 m_test = 0;
    quint64 m_move = 0;
    QString m_inKeychain; ///< the profile whose keys went there last, while that is what can be undone
    quint64 m_undo = 0;   ///< number of the last edit
    ProfileWish m_wish;   ///< what m_edit is to bring about; original empty if it renames nothing
    ProfileWish m_return; ///< what undoing the last edit brings about
    QString m_shown;      ///< profile to show when it is done
    QString m_done;       ///< words for it
};

} // namespace botoscope::ui
