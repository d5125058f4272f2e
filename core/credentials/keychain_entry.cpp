#include "core/credentials/keychain_entry.h"

#include "core/base/json.h"
#include "core/base/time_format.h"

namespace botoscope::credentials {

namespace {

Error damaged()
{
    return Error(ErrorCode::CredentialRetrieval, "the keychain's entry is not one of ours, or it is damaged");
}

/// Keys of a JSON object; nullopt unless both are there.
std::optional<auth::Credentials> keysOf(const Value& document)
{
    auth::Credentials keys;
    keys.accessKeyId = document["AccessKeyId"].toString();
    keys.secretAccessKey = SecretString(document["SecretAccessKey"].toString());
    keys.sessionToken = SecretString(document["SessionToken"].toString());
    keys.accountId = document["AccountId"].toString();
    if (keys.accessKeyId.empty() || keys.secretAccessKey.empty()) {
        return std::nullopt;
    }
    return keys;
}

void addKeys(Value& document, const auth::Credentials& keys)
{
    document.set("AccessKeyId", keys.accessKeyId);
    document.set("SecretAccessKey", keys.secretAccessKey.reveal());
    if (!keys.sessionToken.empty()) {
        document.set("SessionToken", keys.sessionToken.reveal());
    }
    if (!keys.accountId.empty()) {
        document.set("AccountId", keys.accountId);
    }
}

SecretString inOneLine(const Value& document)
{
    return SecretString(writeJson(document, JsonStyle::Compact));
}

} // namespace

SecretString writeEntry(const KeychainEntry& entry)
{
    auth::Credentials keys;
    keys.accessKeyId = entry.accessKeyId;
    keys.secretAccessKey = entry.secretAccessKey;
    keys.sessionToken = entry.sessionToken;
    keys.accountId = entry.accountId;
    Value document = Map();
    addKeys(document, keys);
    document.set("Created", formatIso8601(entry.created));
    return inOneLine(document);
}

Result<KeychainEntry> readEntry(const SecretString& text)
{
    const auto document = parseJson(text.reveal());
    const auto keys = document.ok() ? keysOf(*document) : std::nullopt;
    if (!keys) {
        return damaged();
    }
    KeychainEntry entry;
    entry.accessKeyId = keys->accessKeyId;
    entry.secretAccessKey = keys->secretAccessKey;
    entry.sessionToken = keys->sessionToken;
    entry.accountId = keys->accountId;
    entry.created = parseTimestamp((*document)["Created"].toString()).value_or(Timestamp());
    return entry;
}

SecretString writeSession(const KeychainSession& session)
{
    Value document = Map();
    addKeys(document, session.credentials);
    document.set("Expiration", formatIso8601(session.expires));
    document.set("BoughtWith", session.boughtWith);
    document.set("DurationSeconds", session.durationSeconds);
    return inOneLine(document);
}

Result<KeychainSession> readSession(const SecretString& text)
{
    const auto document = parseJson(text.reveal());
    const auto keys = document.ok() ? keysOf(*document) : std::nullopt;
    const auto expires = document.ok() ? parseTimestamp((*document)["Expiration"].toString()) : std::nullopt;
    if (!keys || !expires) {
        return damaged();
    }
    KeychainSession session;
    session.credentials = *keys;
    session.expires = *expires;
    session.boughtWith = (*document)["BoughtWith"].toString();
    session.durationSeconds = (*document)["DurationSeconds"].toInt();
    return session;
}

std::string processDocument(const auth::Credentials& credentials, std::optional<Timestamp> expires)
{
    Value document = Value::object({{"Version", 1}});
    addKeys(document, credentials);
    if (expires) {
        document.set("Expiration", formatIso8601(*expires));
    }
    return writeJson(document, JsonStyle::Pretty);
}

} // namespace botoscope::credentials
