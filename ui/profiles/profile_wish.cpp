#include "ui/profiles/profile_wish.h"

#include <algorithm>
#include <array>

namespace botoscope::ui {

namespace {

config::KeyChange changeOf(const QString& wish, const QString& value)
{
    config::KeyChange change;
    const qsizetype dot = wish.indexOf(QLatin1Char('.'));
    change.block = wish.left(std::max<qsizetype>(dot, 0)).toStdString();
    change.key = wish.mid(dot + 1).toStdString();
    if (!value.isEmpty()) {
        change.value = SecretString(value.toStdString());
    }
    return change;
}

constexpr std::array keychainKeys = {"aws_access_key_id", "aws_secret_access_key", "aws_session_token"};

bool isForKeychain(const QString& key)
{
    return std::any_of(keychainKeys.begin(), keychainKeys.end(),
                       [&key](const char* one) { return key == QLatin1String(one); });
}

} // namespace

QString wishKey(const std::string& block, const std::string& key)
{
    return QString::fromStdString(block.empty() ? key : block + '.' + key);
}

QString wishKey(const engine::BookSetting& setting)
{
    return wishKey(setting.block, setting.key);
}

config::ProfileEdit editOf(const ProfileWish& wish)
{
    config::SaveSection profile;
    profile.name = wish.name.toStdString();
    profile.create = wish.original.isEmpty();
    config::SaveSection session;
    session.kind = config::SectionKind::SsoSession;
    session.name = wish.session.toStdString();
    session.create = !wish.isSessionKnown;
    QStringList keys = wish.changes.keys();
    keys.sort(); // the order of writing does not depend on chance
    for (const QString& key : keys) {
        if (wish.intoKeychain && isForKeychain(key)) {
            continue;
        }
        const bool ofSession = key.startsWith(QLatin1String(sessionPrefix));
        config::KeyChange change = changeOf(ofSession ? key.mid(static_cast<qsizetype>(qstrlen(sessionPrefix))) : key,
                                            wish.changes.value(key));
        (ofSession ? session : profile).keys.push_back(std::move(change));
    }
    config::ProfileEdit edit;
    if (!wish.original.isEmpty() && wish.original != wish.name) {
        config::RenameSection rename;
        rename.name = wish.original.toStdString();
        rename.newName = profile.name;
        edit.emplace_back(std::move(rename));
    }
    if (!session.name.empty() && !session.keys.empty()) {
        edit.emplace_back(std::move(session));
    }
    if (profile.create || !profile.keys.empty()) {
        edit.emplace_back(std::move(profile));
    }
    return edit;
}

credentials::NewKeys keysOf(const ProfileWish& wish)
{
    const auto typed = [&wish](std::size_t which) {
        return wish.changes.value(QLatin1String(keychainKeys[which])).toStdString();
    };
    credentials::NewKeys keys;
    keys.profile = wish.name.toStdString();
    keys.entry.accessKeyId = typed(0);
    keys.entry.secretAccessKey = SecretString(typed(1));
    keys.entry.sessionToken = SecretString(typed(2));
    return keys;
}

QString diffText(const std::vector<engine::FileChange>& changes)
{
    QStringList lines;
    for (const engine::FileChange& change : changes) {
        for (const config::EditHunk& hunk : change.hunks) {
            lines.append(QStringLiteral("@ %1:%2").arg(QString::fromStdString(change.path)).arg(hunk.line));
            for (const std::string& line : hunk.before) {
                lines.append(QLatin1Char('-') + QString::fromStdString(line));
            }
            for (const std::string& line : hunk.after) {
                lines.append(QLatin1Char('+') + QString::fromStdString(line));
            }
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace botoscope::ui
