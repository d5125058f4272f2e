#include "ui/profiles/profile_list_model.h"

#include "ui/common/profile_colors.h"
#include "ui/common/time_left.h"
#include "ui/profiles/profile_fields.h"

#include <QDateTime>

namespace botoscope::ui {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// "Dev" of a role's ARN, or the role of an SSO profile.
QString roleOf(const engine::BookProfile& profile)
{
    const QString arn = text(profile.value("role_arn"));
    return arn.isEmpty() ? text(profile.value("sso_role_name")) : arn.section(QLatin1Char('/'), -1);
}

QString expiryWords(Timestamp expires)
{
    const qint64 left = expires.seconds() - QDateTime::currentSecsSinceEpoch();
    return left <= 0 ? ProfileListModel::tr("expired") : ProfileListModel::tr("%1 left").arg(timeLeft(left));
}

} // namespace

void ProfileListModel::setProfiles(std::vector<engine::BookProfile> profiles)
{
    beginResetModel();
    m_profiles = std::move(profiles);
    endResetModel();
}

void ProfileListModel::setMarks(QHash<QString, config::ProfileMark> marks)
{
    m_marks = std::move(marks);
    if (!m_profiles.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ColorRole, MarksRole});
    }
}

void ProfileListModel::setCurrent(const QString& profile)
{
    m_current = profile;
    if (!m_profiles.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CurrentRole, Qt::AccessibleTextRole});
    }
}

int ProfileListModel::rowOf(const QString& name) const
{
    for (std::size_t i = 0; i < m_profiles.size(); ++i) {
        if (m_profiles[i].name == name.toStdString()) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

const engine::BookProfile* ProfileListModel::profile(const QString& name) const
{
    const int row = rowOf(name);
    return row < 0 ? nullptr : &m_profiles[static_cast<std::size_t>(row)];
}

int ProfileListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_profiles.size());
}

QString ProfileListModel::detail(const engine::BookProfile& profile) const
{
    QStringList parts{profileTypeWord(profile.type)};
    for (const QString& part : {text(profile.accountId), roleOf(profile)}) {
        if (!part.isEmpty()) {
            parts.append(part);
        }
    }
    if (profile.expires) {
        parts.append(expiryWords(*profile.expires));
    }
    return parts.join(QStringLiteral(" · "));
}

QVariant ProfileListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const engine::BookProfile& profile = m_profiles[static_cast<std::size_t>(index.row())];
    const config::ProfileMark marked = mark(text(profile.name));
    switch (role) {
    case Qt::DisplayRole:
        return text(profile.name);
    case DetailRole:
        return detail(profile);
    case Qt::ToolTipRole:
        return tr("%1\nfrom %2").arg(text(profile.name), text(profile.path));
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(text(profile.name), detail(profile)) +
               (profile.problems.empty() ? QString() : tr(", has problems")) +
               (profile.name == m_current.toStdString() ? tr(", in use") : QString());
    case SearchRole:
        return QStringList{text(profile.name), text(profile.accountId), roleOf(profile), text(profile.region),
                           profileTypeWord(profile.type)}
            .join(QLatin1Char(' '));
    case ColorRole:
        return static_cast<int>(profileToken(marked.color).value_or(Token::TextSecondary));
    case ProblemRole:
        return static_cast<int>(profile.problems.size());
    case MarksRole:
        return (marked.production ? 1 : 0) | (marked.readOnly ? 2 : 0);
    case CurrentRole:
        return profile.name == m_current.toStdString();
    default:
        return {};
    }
}

} // namespace botoscope::ui
