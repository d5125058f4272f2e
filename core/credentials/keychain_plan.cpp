#include "core/credentials/keychain_plan.h"

#include "core/auth/hash.h"
#include "core/base/json.h"
#include "core/config/keychain_command.h"

#include <algorithm>
#include <array>

namespace botoscope::credentials {

namespace {

using config::FileKind;
using config::ProfileEditor;
using config::SectionKind;
using config::SectionLabel;

constexpr const char* processKey = "credential_process";
constexpr std::array secretKeys = {"aws_access_key_id", "aws_secret_access_key", "aws_session_token",
                                   "aws_security_token"};
/// Settings whose provider is asked before credential_process, or that need keys in this very profile.
constexpr std::array earlier = {"role_arn", "web_identity_token_file", "sso_account_id", "sso_role_name",
                                "login_session"};

Error refusal(const std::string& profile, const std::string& why)
{
    return Error(ErrorCode::InvalidConfig, "The keys of profile " + profile + " can't be moved: " + why);
}

ProfileEditor editorOf(FileKind kind, const config::ConfigFile& file)
{
    return {kind, file.path, file.text.value_or(std::string())};
}

/// The pair that one file has for a profile; nullopt: no key at all. Error: half a pair, or an unreadable file.
Result<std::optional<KeychainEntry>> keysIn(const ProfileEditor& file, const SectionLabel& label)
{
    std::array<std::string, secretKeys.size()> values;
    for (std::size_t i = 0; i < secretKeys.size(); ++i) {
        auto value = file.value(label, {}, secretKeys[i]);
        if (!value.ok()) {
            return std::move(value).error();
        }
        values[i] = value->value_or(std::string());
    }
    if (values[0].empty() && values[1].empty()) {
        return std::optional<KeychainEntry>();
    }
    if (values[0].empty() || values[1].empty()) {
        return refusal(label.name, "half of the key pair is missing");
    }
    KeychainEntry entry;
    entry.accessKeyId = values[0];
    entry.secretAccessKey = SecretString(values[1]);
    entry.sessionToken = SecretString(values[3].empty() ? values[2] : values[3]);
    return std::optional(std::move(entry));
}

bool sameKeys(const KeychainEntry& a, const KeychainEntry& b)
{
    return a.accessKeyId == b.accessKeyId && a.secretAccessKey == b.secretAccessKey && a.sessionToken == b.sessionToken;
}

/// What stands in the profile and would make the command useless, or be useless after it.
Result<void> checkOthers(const ProfileEditor& config, const ProfileEditor& credentials, const SectionLabel& label)
{
    for (const ProfileEditor* file : {&config, &credentials}) {
        for (const char* key : earlier) {
            const auto has = file->hasKey(label, {}, key);
            if (has.ok() && *has) {
                return refusal(label.name, std::string("it has ") + key + " as well, which would be used instead");
            }
        }
        const auto process = file->value(label, {}, processKey);
        if (process.ok() && *process) {
            return refusal(label.name, "it has a credential_process already");
        }
    }
    return {};
}

Result<void> removeKeys(ProfileEditor& file, const SectionLabel& label)
{
    for (const char* key : secretKeys) {
        auto removed = file.removeKey(label, {}, key);
        if (!removed.ok()) {
            return removed;
        }
    }
    return {};
}

Result<void> setKey(ProfileEditor& file, const SectionLabel& label, const char* key, const std::string& value)
{
    auto there = file.hasSection(label);
    if (!there.ok()) {
        return std::move(there).error();
    }
    if (!*there) {
        auto added = file.addSection(label);
        if (!added.ok()) {
            return added;
        }
    }
    return file.setKey(label, {}, key, value);
}

TextChange changeOf(FileKind kind, const config::ConfigFile& file, std::optional<std::string> after)
{
    TextChange change;
    change.kind = kind;
    change.path = file.path;
    change.before = file.text;
    const bool none = !file.text && (!after || after->empty());
    change.after = none ? std::nullopt : std::move(after);
    return change;
}

/// The one pair that both files together have.
Result<std::pair<KeychainEntry, FileKind>> onlyKeys(const ProfileEditor& config, const ProfileEditor& credentials,
                                                    const SectionLabel& label)
{
    auto inCredentials = keysIn(credentials, label);
    auto inConfig = keysIn(config, label);
    if (!inCredentials.ok() || !inConfig.ok()) {
        return inCredentials.ok() ? std::move(inConfig).error() : std::move(inCredentials).error();
    }
    if (*inCredentials && *inConfig && !sameKeys(**inCredentials, **inConfig)) {
        return refusal(label.name,
                       "both files have keys for it, and they differ; remove those that are not used first");
    }
    if (*inCredentials) {
        return std::pair(std::move(**inCredentials), FileKind::Credentials);
    }
    if (*inConfig) {
        return std::pair(std::move(**inConfig), FileKind::Config);
    }
    return refusal(label.name, "its files have none");
}

MoveRecord::Piece pieceOf(const TextChange& change)
{
    const std::string before = change.before.value_or(std::string());
    const std::string after = change.after.value_or(std::string());
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head]) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
        ++tail;
    }
    MoveRecord::Piece piece;
    piece.path = change.path;
    piece.made = !change.before;
    piece.at = head;
    piece.removed = before.substr(head, before.size() - head - tail);
    piece.inserted = after.substr(head, after.size() - head - tail);
    piece.afterHash = auth::sha256Hex(after);
    return piece;
}

const MoveRecord::Piece* pieceFor(const std::optional<MoveRecord>& record, const std::string& path)
{
    if (record) {
        for (const MoveRecord::Piece& piece : record->pieces) {
            if (piece.path == path) {
                return &piece;
            }
        }
    }
    return nullptr;
}

/// A file as it was before the move.
struct Former {
    bool known = false; ///< nobody has changed it since
    std::optional<std::string> text;
};

/// A file that the move left alone is as it was.
Former formerText(const config::ConfigFile& file, const std::optional<MoveRecord>& record)
{
    const std::string text = file.text.value_or(std::string());
    const MoveRecord::Piece* piece = pieceFor(record, file.path);
    Former former;
    if (!piece) {
        former.known = record.has_value();
        former.text = file.text;
        return former;
    }
    former.known = auth::sha256Hex(text) == piece->afterHash && piece->at + piece->inserted.size() <= text.size();
    if (former.known && !piece->made) {
        former.text = text.substr(0, piece->at) + piece->removed + text.substr(piece->at + piece->inserted.size());
    }
    return former;
}

Result<void> setKeys(ProfileEditor& file, const SectionLabel& label, const KeychainEntry& entry)
{
    auto set = setKey(file, label, secretKeys[0], entry.accessKeyId);
    if (set.ok()) {
        set = setKey(file, label, secretKeys[1], entry.secretAccessKey.reveal());
    }
    if (set.ok() && !entry.sessionToken.empty()) {
        set = setKey(file, label, secretKeys[2], entry.sessionToken.reveal());
    }
    return set;
}

} // namespace

Result<MovePlan> planMove(const config::ConfigFiles& texts, const std::string& profile, const std::string& commandLine)
{
    const SectionLabel label{SectionKind::Profile, profile};
    ProfileEditor config = editorOf(FileKind::Config, texts.config);
    ProfileEditor credentials = editorOf(FileKind::Credentials, texts.credentials);
    auto keys = onlyKeys(config, credentials, label);
    if (!keys.ok()) {
        return std::move(keys).error();
    }
    auto fit = checkOthers(config, credentials, label);
    for (ProfileEditor* file : {&config, &credentials}) {
        fit = fit.ok() ? removeKeys(*file, label) : fit;
    }
    fit = fit.ok() ? setKey(config, label, processKey, commandLine) : fit;
    if (!fit.ok()) {
        return std::move(fit).error();
    }
    MovePlan plan;
    plan.entry = std::move(keys->first);
    plan.keysIn = keys->second;
    plan.config = changeOf(FileKind::Config, texts.config, config.text());
    plan.credentials = changeOf(FileKind::Credentials, texts.credentials, credentials.text());
    return plan;
}

MoveRecord recordOf(const MovePlan& plan)
{
    MoveRecord record;
    record.keysIn = plan.keysIn;
    for (const TextChange* change : {&plan.config, &plan.credentials}) {
        if (change->isChange()) {
            record.pieces.push_back(pieceOf(*change));
        }
    }
    return record;
}

SecretString writeRecord(const MoveRecord& record)
{
    List pieces;
    for (const MoveRecord::Piece& piece : record.pieces) {
        pieces.push_back(Value::object({{"Path", piece.path},
                                        {"At", static_cast<std::int64_t>(piece.at)},
                                        {"Removed", piece.removed},
                                        {"Inserted", piece.inserted},
                                        {"Made", piece.made},
                                        {"AfterHash", piece.afterHash}}));
    }
    const bool config = record.keysIn == FileKind::Config;
    const Value document =
        Value::object({{"KeysIn", config ? "config" : "credentials"}, {"Pieces", Value(std::move(pieces))}});
    return SecretString(writeJson(document, JsonStyle::Compact));
}

Result<MoveRecord> readRecord(const SecretString& text)
{
    const auto document = parseJson(text.reveal());
    if (!document.ok() || !(*document)["Pieces"].isList()) {
        return Error(ErrorCode::CredentialRetrieval, "the keychain's record of the move is damaged");
    }
    MoveRecord record;
    record.keysIn = (*document)["KeysIn"].toString() == "config" ? FileKind::Config : FileKind::Credentials;
    for (const Value& item : (*document)["Pieces"].list()) {
        MoveRecord::Piece piece;
        piece.path = item["Path"].toString();
        piece.at = static_cast<std::size_t>(std::max<std::int64_t>(item["At"].toInt(), 0));
        piece.removed = item["Removed"].toString();
        piece.inserted = item["Inserted"].toString();
        piece.made = item["Made"].toBool();
        piece.afterHash = item["AfterHash"].toString();
        record.pieces.push_back(std::move(piece));
    }
    return record;
}

Result<MovePlan> planRestore(const config::ConfigFiles& texts, const std::string& profile, const KeychainEntry& entry,
                             const std::optional<MoveRecord>& record)
{
    const SectionLabel label{SectionKind::Profile, profile};
    ProfileEditor config = editorOf(FileKind::Config, texts.config);
    ProfileEditor credentials = editorOf(FileKind::Credentials, texts.credentials);
    const auto process = config.value(label, {}, processKey);
    if (!process.ok()) {
        return process.error();
    }
    if (!*process || !config::parseKeychainCommand(**process)) {
        return Error(ErrorCode::InvalidConfig, "Profile " + profile + " does not take its keys from the keychain.");
    }
    MovePlan plan;
    plan.entry = entry;
    plan.keysIn = record ? record->keysIn : FileKind::Credentials;
    const Former oldConfig = formerText(texts.config, record);
    const Former oldCredentials = formerText(texts.credentials, record);
    auto done = config.removeKey(label, {}, processKey);
    if (done.ok() && plan.keysIn == FileKind::Config) {
        done = setKeys(config, label, entry);
    }
    if (done.ok() && plan.keysIn == FileKind::Credentials) {
        done = setKeys(credentials, label, entry);
    }
    if (!done.ok()) {
        return std::move(done).error();
    }
    plan.config = changeOf(FileKind::Config, texts.config, oldConfig.known ? oldConfig.text : config.text());
    plan.credentials = changeOf(FileKind::Credentials, texts.credentials,
                                oldCredentials.known ? oldCredentials.text : credentials.text());
    return plan;
}

} // namespace botoscope::credentials
