#include "ui/profiles/profile_list_model.h"

#include "ui/common/profile_colors.h"
#include "ui/common/time_left.h"
#include "ui/profiles/profile_fields.h"
#include "ui/profiles/profile_wish.h"

#include <QDateTime>
#include <algorithm>

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

constexpr qint64 soon = 10 * 60; // s
constexpr qsizetype keysNamed = 3;

qint64 secondsLeft(const engine::BookProfile& profile)
{
    return profile.expires->seconds() - QDateTime::currentSecsSinceEpoch();
}

QString expiryWords(const engine::BookProfile& profile)
{
    if (!profile.expires) {
        return {};
    }
    const qint64 left = secondsLeft(profile);
    return left <= 0 ? ProfileListModel::tr("expired") : timeLeft(left);
}

Token expiryToken(const engine::BookProfile& profile)
{
    const qint64 left = profile.expires ? secondsLeft(profile) : soon;
    return left <= 0 ? Token::Error : left < soon ? Token::Warning : Token::TextSecondary;
}

bool isFatal(const engine::BookProfile& profile)
{
    return std::any_of(profile.problems.begin(), profile.problems.end(),
                       [](const config::ProfileProblem& problem) { return problem.fatal; });
}

/// "role_arn, region": where to mend it.
QString problemWords(const engine::BookProfile& profile)
{
    QStringList keys;
    for (const config::ProfileProblem& problem : profile.problems) {
        const QString key = problem.key.empty() ? text(problem.code) : wishKey(problem.block, problem.key);
        keys.contains(key) ? void() : keys.append(key);
    }
    const qsizetype more = keys.size() - keysNamed;
    const QString named = keys.mid(0, keysNamed).join(QStringLiteral(", "));
    return keys.isEmpty() ? QString()
           : more > 0     ? ProfileListModel::tr("check %1 and %n more", nullptr, static_cast<int>(more)).arg(named)
                          : ProfileListModel::tr("check %1").arg(named);
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

void ProfileListModel::setAccount(const QString& profile, const QString& account)
{
    m_accounts.insert(profile, account);
    if (const int row = rowOf(profile); row >= 0) {
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void ProfileListModel::tick()
{
    if (!m_profiles.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ExpiryRole, ExpiryTokenRole, Qt::AccessibleTextRole});
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

QString ProfileListModel::account(const engine::BookProfile& profile) const
{
    return profile.accountId.empty() ? m_accounts.value(text(profile.name)) : text(profile.accountId);
}

QString ProfileListModel::detail(const engine::BookProfile& profile) const
{
    QStringList parts{profileTypeShort(profile.type), account(profile), roleOf(profile)};
    if (profile.type == config::ProfileType::EndpointOnly) {
        parts.append(text(profile.endpointUrl));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString ProfileListModel::toolTip(const engine::BookProfile& profile) const
{
    QStringList lines{text(profile.name), detail(profile), tr("from %1").arg(text(profile.path))};
    if (profile.expires) {
        const QString at =
            QDateTime::fromSecsSinceEpoch(profile.expires->seconds()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t"));
        lines.append(secondsLeft(profile) > 0 ? tr("good until %1").arg(at) : tr("expired at %1").arg(at));
    }
    for (const config::ProfileProblem& problem : profile.problems) {
        lines.append(text(problem.words));
    }
    return lines.join(QLatin1Char('\n'));
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
        return toolTip(profile);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(text(profile.name), detail(profile)) +
               (profile.problems.empty() ? QString() : QStringLiteral(", ") + problemWords(profile)) +
               (profile.expires ? QStringLiteral(", ") + expiryWords(profile) : QString()) +
               (profile.name == m_current.toStdString() ? tr(", in use") : QString());
    case SearchRole:
        return QStringList{text(profile.name), account(profile), roleOf(profile), text(profile.region),
                           profileTypeWord(profile.type)}
            .join(QLatin1Char(' '));
    case ColorRole:
        return static_cast<int>(markToken(marked).value_or(Token::TextSecondary));
    case ProblemRole:
        return problemWords(profile);
    case FatalRole:
        return isFatal(profile);
    case ExpiryRole:
        return expiryWords(profile);
    case ExpiryTokenRole:
        return static_cast<int>(expiryToken(profile));
    case MarksRole:
        return (marked.production ? 1 : 0) | (marked.readOnly ? 2 : 0);
    case CurrentRole:
        return profile.name == m_current.toStdString();
    default:
        return {};
    }
}

} // namespace botoscope::ui
