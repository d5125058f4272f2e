#include "ui/profiles/profile_fields.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <array>

namespace botoscope::ui {

namespace {

using config::ProfileType;

constexpr auto scope = "ProfileFields";

QString words(const char* text)
{
    return QCoreApplication::translate(scope, text);
}

struct TypeRow {
    ProfileType type;
    const char* word;
    const char* brief; ///< for lists
    const char* sentence;
};

constexpr std::array types = {
    TypeRow{ProfileType::SsoSession, QT_TRANSLATE_NOOP("ProfileFields", "SSO session"),
            QT_TRANSLATE_NOOP("ProfileFields", "SSO"),
            QT_TRANSLATE_NOOP("ProfileFields", "Sign in through the browser; the session can serve several profiles.")},
    TypeRow{ProfileType::AssumeRole, QT_TRANSLATE_NOOP("ProfileFields", "Assumed role"),
            QT_TRANSLATE_NOOP("ProfileFields", "role"),
            QT_TRANSLATE_NOOP("ProfileFields", "Another profile's keys take on a role, with MFA if it asks for it.")},
    TypeRow{
        ProfileType::KeychainKeys, QT_TRANSLATE_NOOP("ProfileFields", "Keys in the keychain"),
        QT_TRANSLATE_NOOP("ProfileFields", "keychain"),
        QT_TRANSLATE_NOOP("ProfileFields", "Access keys kept by the desktop, and in no file. Every SDK can use them.")},
    TypeRow{ProfileType::StaticKeys, QT_TRANSLATE_NOOP("ProfileFields", "Keys in the file"),
            QT_TRANSLATE_NOOP("ProfileFields", "keys"),
            QT_TRANSLATE_NOOP("ProfileFields", "Access keys in ~/.aws/credentials, in plain text.")},
    TypeRow{ProfileType::Login, QT_TRANSLATE_NOOP("ProfileFields", "AWS login"),
            QT_TRANSLATE_NOOP("ProfileFields", "login"),
            QT_TRANSLATE_NOOP("ProfileFields", "The console's sign-in, as aws login keeps it.")},
    TypeRow{ProfileType::Process, QT_TRANSLATE_NOOP("ProfileFields", "Credential process"),
            QT_TRANSLATE_NOOP("ProfileFields", "process"),
            QT_TRANSLATE_NOOP("ProfileFields", "A program of yours prints the keys.")},
    TypeRow{ProfileType::WebIdentity, QT_TRANSLATE_NOOP("ProfileFields", "Web identity"),
            QT_TRANSLATE_NOOP("ProfileFields", "web identity"),
            QT_TRANSLATE_NOOP("ProfileFields", "A token in a file takes on a role, as in a Kubernetes pod.")},
    TypeRow{ProfileType::EndpointOnly, QT_TRANSLATE_NOOP("ProfileFields", "Custom endpoint"),
            QT_TRANSLATE_NOOP("ProfileFields", "endpoint"),
            QT_TRANSLATE_NOOP("ProfileFields", "LocalStack, moto or another server of yours instead of AWS.")},
    TypeRow{ProfileType::SsoLegacy, QT_TRANSLATE_NOOP("ProfileFields", "SSO, older form"),
            QT_TRANSLATE_NOOP("ProfileFields", "SSO"),
            QT_TRANSLATE_NOOP("ProfileFields", "The start URL stands in the profile itself.")},
    TypeRow{ProfileType::SourcedRole, QT_TRANSLATE_NOOP("ProfileFields", "Role of the machine"),
            QT_TRANSLATE_NOOP("ProfileFields", "machine role"),
            QT_TRANSLATE_NOOP("ProfileFields", "The keys of the machine or container take on a role.")},
    TypeRow{ProfileType::Empty, QT_TRANSLATE_NOOP("ProfileFields", "Settings only"),
            QT_TRANSLATE_NOOP("ProfileFields", "settings"),
            QT_TRANSLATE_NOOP("ProfileFields",
                              "No credentials here: they come from the environment, a container or the machine.")},
};

constexpr std::array allTypes = [] {
    std::array<ProfileType, types.size()> list{};
    for (std::size_t i = 0; i < types.size(); ++i) {
        list[i] = types[i].type;
    }
    return list;
}();

const TypeRow& rowOf(ProfileType type)
{
    for (const TypeRow& row : types) {
        if (row.type == type) {
            return row;
        }
    }
    return types.back();
}

constexpr KeySpec roleArn{"role_arn", QT_TRANSLATE_NOOP("ProfileFields", "Role ARN"), KeyKind::RoleArn, true,
                          "arn:aws:iam::123456789012:role/Dev"};
constexpr KeySpec roleSessionName{"role_session_name", QT_TRANSLATE_NOOP("ProfileFields", "Session name")};
constexpr KeySpec ssoAccount{"sso_account_id", QT_TRANSLATE_NOOP("ProfileFields", "Account"), KeyKind::Account, true,
                             "123456789012"};
constexpr KeySpec ssoRole{"sso_role_name", QT_TRANSLATE_NOOP("ProfileFields", "Role name"), KeyKind::Text, true,
                          "ReadOnlyAccess"};
constexpr KeySpec accessKey{"aws_access_key_id", QT_TRANSLATE_NOOP("ProfileFields", "Access key id"), KeyKind::Text,
                            true, "AKIA…"};
constexpr KeySpec secretKey{"aws_secret_access_key", QT_TRANSLATE_NOOP("ProfileFields", "Secret access key"),
                            KeyKind::Secret, true};
constexpr KeySpec sessionToken{"aws_session_token", QT_TRANSLATE_NOOP("ProfileFields", "Session token"),
                               KeyKind::Secret};
constexpr KeySpec endpointUrl{"endpoint_url", QT_TRANSLATE_NOOP("ProfileFields", "Endpoint URL"), KeyKind::Url, false,
                              "https://…"};

constexpr std::array keyFields = {accessKey, secretKey, sessionToken};
constexpr std::array roleFields = {
    roleArn,
    KeySpec{"source_profile", QT_TRANSLATE_NOOP("ProfileFields", "Source profile"), KeyKind::Profile},
    KeySpec{"credential_source", QT_TRANSLATE_NOOP("ProfileFields", "or source"), KeyKind::Choice},
    KeySpec{"mfa_serial", QT_TRANSLATE_NOOP("ProfileFields", "MFA device"), KeyKind::Text, false,
            "arn:aws:iam::123456789012:mfa/me"},
    KeySpec{"external_id", QT_TRANSLATE_NOOP("ProfileFields", "External id")},
    roleSessionName,
    KeySpec{"duration_seconds", QT_TRANSLATE_NOOP("ProfileFields", "Duration, s"), KeyKind::Seconds, false, "3600"},
};
constexpr std::array webIdentityFields = {
    roleArn,
    KeySpec{"web_identity_token_file", QT_TRANSLATE_NOOP("ProfileFields", "Token file"), KeyKind::Path, true,
            "/var/run/secrets/token"},
    roleSessionName,
};
constexpr std::array ssoFields = {
    KeySpec{"sso_session", QT_TRANSLATE_NOOP("ProfileFields", "Session"), KeyKind::SsoSession, true, "corp"},
    KeySpec{"sso-session.sso_start_url", QT_TRANSLATE_NOOP("ProfileFields", "Start URL"), KeyKind::Url, true,
            "https://corp.awsapps.com/start"},
    KeySpec{"sso-session.sso_region", QT_TRANSLATE_NOOP("ProfileFields", "SSO region"), KeyKind::Region, true,
            "eu-west-1"},
    KeySpec{"sso-session.sso_registration_scopes", QT_TRANSLATE_NOOP("ProfileFields", "Scopes"), KeyKind::Text, false,
            "sso:account:access"},
    ssoAccount,
    ssoRole,
};
constexpr std::array ssoLegacyFields = {
    KeySpec{"sso_start_url", QT_TRANSLATE_NOOP("ProfileFields", "Start URL"), KeyKind::Url, true,
            "https://corp.awsapps.com/start"},
    KeySpec{"sso_region", QT_TRANSLATE_NOOP("ProfileFields", "SSO region"), KeyKind::Region, true, "eu-west-1"},
    ssoAccount,
    ssoRole,
};
constexpr std::array processFields = {
    KeySpec{"credential_process", QT_TRANSLATE_NOOP("ProfileFields", "Command"), KeyKind::Text, true,
            "/opt/bin/keys --json"},
};
constexpr std::array loginFields = {
    KeySpec{"login_session", QT_TRANSLATE_NOOP("ProfileFields", "Login session"), KeyKind::Text, true,
            "arn:aws:iam::123456789012:user/me"},
};
constexpr std::array endpointFields = {
    KeySpec{"endpoint_url", QT_TRANSLATE_NOOP("ProfileFields", "Endpoint URL"), KeyKind::Url, true,
            "http://localhost:4566"},
    accessKey,
    secretKey,
};
constexpr std::array everyField = {
    KeySpec{"region", QT_TRANSLATE_NOOP("ProfileFields", "Region"), KeyKind::Region, false, "us-east-1"},
    endpointUrl,
};

QString regionProblem(const QString& region, const KeyContext& context)
{
    return context.regions.isEmpty() || context.regions.contains(region) ? QString()
                                                                         : words("No region of that name is known.");
}

/// Where the chain of source profiles leads back to itself.
QString sourceProblem(const QString& source, const KeyContext& context)
{
    if (source == context.profile) {
        return {}; // botocore allows it: a profile's own keys take on its role
    }
    if (!context.others.contains(source)) {
        return words("There is no profile of that name.");
    }
    QSet<QString> seen{context.profile};
    for (QString at = source; !at.isEmpty();) {
        if (seen.contains(at)) {
            return words("The source profiles lead round in a circle.");
        }
        seen.insert(at);
        const QString next = context.others.value(at);
        at = next == at ? QString() : next; // its own keys take on its role
    }
    return {};
}

QString urlProblem(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && web && !url.host().isEmpty() ? QString() : words("Not a URL: it begins with https://.");
}

bool matches(const char* pattern, const QString& text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern))).match(text).hasMatch();
}

} // namespace

std::span<const ProfileType> profileTypes()
{
    return allTypes;
}

QString profileTypeWord(ProfileType type)
{
    return words(rowOf(type).word);
}

QString profileTypeShort(ProfileType type)
{
    return words(rowOf(type).brief);
}

QString profileTypeSentence(ProfileType type)
{
    return words(rowOf(type).sentence);
}

std::span<const KeySpec> typeFields(ProfileType type)
{
    switch (type) {
    case ProfileType::StaticKeys:
        return keyFields;
    case ProfileType::AssumeRole:
    case ProfileType::SourcedRole:
        return roleFields;
    case ProfileType::WebIdentity:
        return webIdentityFields;
    case ProfileType::SsoSession:
        return ssoFields;
    case ProfileType::SsoLegacy:
        return ssoLegacyFields;
    case ProfileType::Login:
        return loginFields;
    case ProfileType::KeychainKeys:
    case ProfileType::Process:
        return processFields;
    case ProfileType::EndpointOnly:
        return endpointFields;
    case ProfileType::Empty:
        break;
    }
    return {};
}

std::span<const KeySpec> newTypeFields(ProfileType type)
{
    return type == ProfileType::KeychainKeys ? keyFields : typeFields(type);
}

std::span<const KeySpec> commonFields()
{
    return everyField;
}

QString fieldLabel(const KeySpec& field)
{
    return words(field.label);
}

QStringList fieldChoices(const KeySpec& field, const KeyContext& context)
{
    switch (field.kind) {
    case KeyKind::Choice:
        return {QString(), QStringLiteral("Environment"), QStringLiteral("Ec2InstanceMetadata"),
                QStringLiteral("EcsContainer")};
    case KeyKind::Profile: {
        QStringList names = context.others.keys();
        names.sort(Qt::CaseInsensitive);
        return QStringList{QString()} + names;
    }
    case KeyKind::Region:
        return context.regions;
    case KeyKind::SsoSession:
        return context.ssoSessions.keys();
    default:
        return {};
    }
}

QString fieldProblem(const KeySpec& field, const QString& value, const KeyContext& context)
{
    if (value.isEmpty()) {
        return field.required ? words("Must be given.") : QString();
    }
    switch (field.kind) {
    case KeyKind::Region:
        return regionProblem(value, context);
    case KeyKind::Profile:
        return sourceProblem(value, context);
    case KeyKind::Url:
        return urlProblem(value);
    case KeyKind::Account:
        return matches("\\d{12}", value) ? QString() : words("An account has twelve digits.");
    case KeyKind::RoleArn:
        return matches("arn:[a-z-]+:iam::\\d{12}:role/.+", value)
                   ? QString()
                   : words("Not a role: arn:aws:iam::ACCOUNT:role/NAME.");
    case KeyKind::Seconds:
        return matches("\\d{1,6}", value) && value.toInt() >= 900 && value.toInt() <= 43200
                   ? QString()
                   : words("From 900 to 43200.");
    default:
        return {};
    }
}

} // namespace botoscope::ui
