#pragma once
#include "core/base/clock.h"
#include "core/credentials/keychain_entry.h"
#include "core/credentials/secret_store.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// Profiles' keys in the desktop's secret service. What was read stays in memory until the lock timer runs out, so that
/// the desktop asks for its password at most once a session; reads of one entry that come together share one request.
/// Belongs to one thread and outlives the tasks it gives.
/// Errors: SecretStore's; CredentialRetrieval for an entry that can't be read.
class Keychain {
public:
    /// store and timers outlive this. lockAfterMicros: how long after the last use secrets are forgotten, 0: never.
    Keychain(SecretStore& store, Timers& timers, Random& random, std::int64_t lockAfterMicros = defaultLockMicros);
    ~Keychain();
    Keychain(const Keychain&) = delete;
    Keychain& operator=(const Keychain&) = delete;

    static constexpr std::int64_t defaultLockMicros = 15LL * 60 * 1'000'000;

    /// nullopt: certainly no entry for that profile.
    Task<Result<std::optional<KeychainEntry>>> load(std::string profile);
    /// Writes and reads back: what is reported as stored can be read. Replaces an entry and drops its session.
    Task<Result<void>> store(std::string profile, KeychainEntry entry);
    /// Removes a profile's keys, session and record.
    Task<Result<void>> remove(std::string profile);

    /// Session credentials of a profile; nullopt for none.
    Task<Result<std::optional<KeychainSession>>> loadSession(std::string profile);
    Task<Result<void>> storeSession(std::string profile, KeychainSession session);

    /// How a profile's keys came here, to take them back (MoveRecord); goes with the keys.
    Task<Result<std::optional<SecretString>>> loadRecord(std::string profile);
    Task<Result<void>> storeRecord(std::string profile, SecretString record);

    /// Whether the service keeps what it is given: writes, reads back and removes a value of no worth.
    Task<Result<void>> probe();

    /// Forgets every secret in memory and tells onLocked.
    void lock();
    void setLockAfter(std::int64_t micros);
    void onLocked(std::function<void()> callback) { m_onLocked = std::move(callback); }

private:
    using Text = Result<std::optional<SecretString>>;
    Task<Text> read(std::string key);
    Task<> fetch(std::string key);
    Task<Result<void>> write(std::string key, SecretString text);
    Task<Result<void>> erase(std::string key);
    void keep(const std::string& key, SecretString text);

    SecretStore& m_store;
    Timers& m_timers;
    Random& m_random;
    std::int64_t m_lockAfterMicros;
    std::optional<Timers::Id> m_lockTimer;
    std::map<std::string, SecretString> m_cache;
    std::map<std::string, std::vector<Completion<Text>::Resolver>> m_waiting; ///< requests under way
    std::function<void()> m_onLocked;
    Scope m_scope; ///< last: its tasks use the rest
};

} // namespace botoscope::credentials
