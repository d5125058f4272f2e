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
        DetailRole = Qt::UserRole, ///< second line: type, account or role, what is wrong
        SearchRole,                ///< everything a person may know it by
        ColorRole,                 ///< Token as int
        ProblemRole,               ///< int: how many problems
        MarksRole,                 ///< bit 0 production, bit 1 read-only
        CurrentRole                ///< bool: the one calls go out with
    };
    using QAbstractListModel::QAbstractListModel;

    void setProfiles(std::vector<engine::BookProfile> profiles);
    void setMarks(QHash<QString, config::ProfileMark> marks);
    config::ProfileMark mark(const QString& profile) const { return m_marks.value(profile); }
    void setCurrent(const QString& profile);
    const std::vector<engine::BookProfile>& profiles() const { return m_profiles; }
    const engine::BookProfile* profile(const QString& name) const;
    int rowOf(const QString& name) const; ///< -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString detail(const engine::BookProfile& profile) const;

    std::vector<engine::BookProfile> m_profiles;
    QHash<QString, config::ProfileMark> m_marks;
    QString m_current;
};

} // namespace botoscope::ui
