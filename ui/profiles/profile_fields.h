#pragma once
#include "core/engine/profile_messages.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <span>

namespace botoscope::ui {

/// How a field is edited and what is right in it.
enum class KeyKind { Text, Secret, Choice, Region, Profile, SsoSession, Account, RoleArn, Url, Seconds, Path };

/// One key of a profile file as a field.
struct KeySpec {
    const char* key;   ///< as in the file; "sso-session." before those that stand in the profile's session
    const char* label; ///< for translation
    KeyKind kind = KeyKind::Text;
    bool required = false;
    const char* hint = ""; ///< placeholder, an example
};

/// What a field's value is judged by besides itself.
struct KeyContext {
    QString profile;                                     ///< the one that is edited
    QHash<QString, QString> others;                      ///< every other profile and its source_profile, empty for none
    QHash<QString, QHash<QString, QString>> ssoSessions; ///< keys and values of each
    QStringList regions;                                 ///< empty: not known yet
};

/// The types that can be made, in the order they are offered.
std::span<const config::ProfileType> profileTypes();
QString profileTypeWord(config::ProfileType type);
QString profileTypeShort(config::ProfileType type); ///< one word or two, for lists
/// One sentence for the one who chooses.
QString profileTypeSentence(config::ProfileType type);
/// The keys that make a profile of that type, then those that every profile may have.
std::span<const KeySpec> typeFields(config::ProfileType type);
/// Those of a profile that is to be made: keys for the keychain are typed once, and are in no file afterwards.
std::span<const KeySpec> newTypeFields(config::ProfileType type);
std::span<const KeySpec> commonFields();
QString fieldLabel(const KeySpec& field);
/// Values to choose from, empty when anything may be typed.
QStringList fieldChoices(const KeySpec& field, const KeyContext& context);
/// What is wrong with a value, in a short sentence; empty: nothing.
QString fieldProblem(const KeySpec& field, const QString& value, const KeyContext& context);

} // namespace botoscope::ui
