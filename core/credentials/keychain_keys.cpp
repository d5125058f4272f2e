#include "core/credentials/keychain_keys.h"

#include <algorithm>

namespace botoscope::credentials {

namespace {

constexpr std::int64_t longestMarginMicros = 15LL * 60 * 1'000'000;

/// How long before their end session credentials count as ended: SDKs fetch new ones with 15 minutes left, but of short
/// ones two thirds are to be of use.
std::int64_t marginOf(std::int64_t seconds)
{
    return std::min(longestMarginMicros, seconds * 1'000'000 / 3);
}

/// Whether kept session credentials are what is asked for and last long enough.
bool serves(const KeychainSession& session, const KeychainEntry& entry, std::int64_t seconds, Timestamp now)
{
    return session.boughtWith == entry.accessKeyId && session.durationSeconds == seconds &&
           session.expires.micros - now.micros > marginOf(seconds);
}

KeychainAnswer keysOf(const KeychainEntry& entry)
{
    KeychainAnswer answer;
    answer.credentials.accessKeyId = entry.accessKeyId;
    answer.credentials.secretAccessKey = entry.secretAccessKey;
    answer.credentials.sessionToken = entry.sessionToken;
    answer.credentials.accountId = entry.accountId;
    answer.created = entry.created;
    return answer;
}

KeychainAnswer sessionOf(const KeychainSession& session, const KeychainEntry& entry)
{
    KeychainAnswer answer;
    answer.credentials = session.credentials;
    answer.credentials.accountId = entry.accountId;
    answer.expires = session.expires;
    answer.created = entry.created;
    return answer;
}

} // namespace

Error noKeychainEntry(const std::string& profile)
{
    Error error(ErrorCode::CredentialRetrieval, "the keychain has no keys for profile " + profile +
                                                    "; botoscope keychain set --profile puts them there");
    error.with("keychain", "empty").with("profile", profile);
    return error;
}

Task<Result<KeychainAnswer>> keychainAnswer(Keychain& keychain, const Clock& clock, BuySession buy,
                                            config::KeychainCommand command)
{
    auto loading = keychain.load(command.profile);
    auto entry = co_await loading;
    if (!entry.ok()) {
        co_return std::move(entry).error();
    }
    if (!*entry) {
        co_return noKeychainEntry(command.profile);
    }
    if (!command.sessionSeconds) {
        co_return keysOf(**entry);
    }
    auto looking = keychain.loadSession(command.profile);
    auto kept = co_await looking;
    if (!kept.ok()) {
        co_return std::move(kept).error();
    }
    if (*kept && serves(**kept, **entry, *command.sessionSeconds, clock.now())) {
        co_return sessionOf(**kept, **entry);
    }
    auto buying = buy(**entry, *command.sessionSeconds);
    auto bought = co_await buying;
    if (!bought.ok()) {
        co_return std::move(bought).error();
    }
    bought->boughtWith = (*entry)->accessKeyId;
    bought->durationSeconds = *command.sessionSeconds;
    auto keeping = keychain.storeSession(command.profile, *bought);
    auto stored = co_await keeping;
    if (!stored.ok()) {
        co_return std::move(stored).error();
    }
    co_return sessionOf(*bought, **entry);
}

} // namespace botoscope::credentials
