#pragma once
#include "core/config/profile_edit.h"
#include "core/credentials/keychain_create.h"
#include "core/engine/profile_messages.h"

#include <QHash>
#include <QString>

namespace botoscope::ui {

/// Keys of the profile's sso-session begin with this in forms and wishes.
inline constexpr auto sessionPrefix = "sso-session.";

/// What a person wants of a profile's entries in the files.
struct ProfileWish {
    QString original; ///< name of the profile that is edited, empty for a new one
    QString name;
    QString session;                 ///< the sso-session that it names, empty for none
    bool isSessionKnown = false;     ///< the files have it
    bool intoKeychain = false;       ///< a new one's keys go there and not into the edit
    QHash<QString, QString> changes; ///< by wishKey; an empty text takes the key out
};

/// A key as forms know it: keys of a block follow the block's name, "s3.addressing_style".
QString wishKey(const std::string& block, const std::string& key);
QString wishKey(const engine::BookSetting& setting);
/// The steps that make the wish come true, keys for the keychain left out.
config::ProfileEdit editOf(const ProfileWish& wish);
/// Those keys.
credentials::NewKeys keysOf(const ProfileWish& wish);
/// The lines an edit changes, for DiffView.
QString diffText(const std::vector<engine::FileChange>& changes);

} // namespace botoscope::ui
