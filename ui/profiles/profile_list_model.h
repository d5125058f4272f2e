#pragma once
#include "core/config/profile_marks.h"
#include "core/engine/profile_messages.h"

#include <QAbstractListModel>
#include <QHash>
#include <vector>

namespace botoscope::ui {

/// The profiles in the order of their files.
class ProfileListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        DetailRole = Qt::UserRole, ///< second line: type, account, role
        ProblemRole,               ///< instead of it: the keys that something is wrong with; empty: nothing
        FatalRole,                 ///< bool: with that the profile can't work
        ExpiryRole,                ///< how long a sign-in or a role's keys are good; empty: not known
        ExpiryTokenRole,           ///< Token as int
        SearchRole,                ///< everything a person may know it by
        ColorRole,                 ///< Token as int
        MarksRole,                 ///< bit 0 production, bit 1 read-only
        CurrentRole                ///< bool: the one calls go out with
    };
    using QAbstractListModel::QAbstractListModel;

    void setProfiles(std::vector<engine::BookProfile> profiles);
    void setMarks(QHash<QString, config::ProfileMark> marks);
    config::ProfileMark mark(const QString& profile) const { return m_marks.value(profile); }
    void setCurrent(const QString& profile);
    /// The account that a profile turned out to be, for those whose settings do not name it.
    void setAccount(const QString& profile, const QString& account);
    /// Time has passed: what counts down is told anew.
    void tick();
    const std::vector<engine::BookProfile>& profiles() const { return m_profiles; }
    const engine::BookProfile* profile(const QString& name) const;
    int rowOf(const QString& name) const; ///< -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString account(const engine::BookProfile& profile) const;
    QString detail(const engine::BookProfile& profile) const;
    QString toolTip(const engine::BookProfile& profile) const;

    std::vector<engine::BookProfile> m_profiles;
    QHash<QString, config::ProfileMark> m_marks;
    QHash<QString, QString> m_accounts; ///< that were asked for
    QString m_current;
};

} // namespace botoscope::ui
