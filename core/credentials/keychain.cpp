#include "core/credentials/keychain.h"

#include <utility>

namespace botoscope::credentials {

namespace {

constexpr std::string_view entryPrefix = "profile:";

std::string entryKey(const std::string& profile)
{
    return std::string(entryPrefix) + profile;
}

std::string sessionKey(const std::string& profile)
{
    return "session:" + profile;
}

std::string recordKey(const std::string& profile)
{
    return "move:" + profile;
}

Error notKept()
{
    Error error(ErrorCode::CredentialRetrieval, "the keychain took a value and did not give it back: it is locked, or "
                                                "has no collection to keep secrets in");
    error.with("keychain", "unavailable");
    return error;
}

} // namespace

Keychain::Keychain(SecretStore& store, Timers& timers, Random& random, std::int64_t lockAfterMicros)
    : m_store(store), m_timers(timers), m_random(random), m_lockAfterMicros(lockAfterMicros)
{
}

Keychain::~Keychain()
{
    if (m_lockTimer) {
        m_timers.cancel(*m_lockTimer);
    }
}

void Keychain::keep(const std::string& key, SecretString text)
{
    m_cache.insert_or_assign(key, std::move(text));
    if (m_lockTimer) {
        m_timers.cancel(*std::exchange(m_lockTimer, std::nullopt));
    }
    if (m_lockAfterMicros > 0) {
        m_lockTimer = m_timers.start(m_lockAfterMicros, [this] {
            m_lockTimer.reset();
            lock();
        });
    }
}

void Keychain::lock()
{
    m_cache.clear();
    if (m_onLocked) {
        m_onLocked();
    }
}

void Keychain::setLockAfter(std::int64_t micros)
{
    m_lockAfterMicros = micros;
    if (m_lockTimer) {
        m_timers.cancel(*std::exchange(m_lockTimer, std::nullopt));
    }
    if (micros > 0 && !m_cache.empty()) {
        m_lockTimer = m_timers.start(micros, [this] {
            m_lockTimer.reset();
            lock();
        });
    }
}

Task<Keychain::Text> Keychain::read(std::string key)
{
    if (const auto known = m_cache.find(key); known != m_cache.end()) {
        SecretString text = known->second;
        keep(key, text); // use moves the lock away
        co_return std::optional(std::move(text));
    }
    Completion<Text> arrival;
    auto& waiting = m_waiting[key];
    waiting.push_back(arrival.resolver());
    if (waiting.size() == 1) {
        m_scope.add(fetch(key));
    }
    auto text = co_await arrival;
    co_return text;
}

/// Asks the store for all who wait for that key.
Task<> Keychain::fetch(std::string key)
{
    auto reading = m_store.read(key);
    auto text = co_await reading;
    if (text.ok() && !*text && key.starts_with(entryPrefix)) {
        // A locked service says "no such entry" as well: only one that keeps a value can be believed.
        auto proving = probe();
        auto proven = co_await proving;
        if (!proven.ok()) {
            text = std::move(proven).error();
        }
    }
    if (text.ok() && *text) {
        keep(key, **text);
    }
    const auto waiting = std::move(m_waiting.extract(key).mapped());
    for (const auto& resolver : waiting) {
        resolver.resolve(text);
    }
}

Task<Result<void>> Keychain::write(std::string key, SecretString text)
{
    auto writing = m_store.write(key, text);
    auto written = co_await writing;
    if (!written.ok()) {
        co_return written;
    }
    auto reading = m_store.read(key);
    auto back = co_await reading;
    if (!back.ok()) {
        co_return std::move(back).error();
    }
    if (!*back || !(**back == text)) {
        co_return notKept();
    }
    keep(key, std::move(text));
    co_return Result<void>();
}

Task<Result<void>> Keychain::erase(std::string key)
{
    m_cache.erase(key);
    auto removing = m_store.remove(key);
    auto removed = co_await removing;
    co_return removed;
}

Task<Result<void>> Keychain::probe()
{
    const std::string key = "probe:" + m_random.uuid4();
    auto writing = write(key, SecretString("nothing of worth"));
    auto written = co_await writing;
    auto erasing = erase(key);
    auto erased = co_await erasing;
    co_return written.ok() ? erased : written;
}

Task<Result<std::optional<KeychainEntry>>> Keychain::load(std::string profile)
{
    auto reading = read(entryKey(profile));
    auto text = co_await reading;
    if (!text.ok()) {
        co_return std::move(text).error();
    }
    if (!*text) {
        co_return std::optional<KeychainEntry>();
    }
    auto entry = readEntry(**text);
    if (!entry.ok()) {
        co_return std::move(entry).error();
    }
    co_return std::optional(std::move(entry).value());
}

Task<Result<void>> Keychain::store(std::string profile, KeychainEntry entry)
{
    auto dropping = erase(sessionKey(profile));
    auto dropped = co_await dropping;
    if (!dropped.ok()) {
        co_return dropped;
    }
    auto writing = write(entryKey(profile), writeEntry(entry));
    auto written = co_await writing;
    co_return written;
}

Task<Result<void>> Keychain::remove(std::string profile)
{
    const std::vector<std::string> keys = {sessionKey(profile), recordKey(profile), entryKey(profile)};
    for (const std::string& key : keys) {
        auto erasing = erase(key);
        auto erased = co_await erasing;
        if (!erased.ok()) {
            co_return erased;
        }
    }
    // A locked service says "removed" as well.
    auto proving = probe();
    auto proven = co_await proving;
    co_return proven;
}

Task<Result<std::optional<SecretString>>> Keychain::loadRecord(std::string profile)
{
    return read(recordKey(profile));
}

Task<Result<void>> Keychain::storeRecord(std::string profile, SecretString record)
{
    return write(recordKey(profile), std::move(record));
}

Task<Result<std::optional<KeychainSession>>> Keychain::loadSession(std::string profile)
{
    auto reading = read(sessionKey(profile));
    auto text = co_await reading;
    if (!text.ok()) {
        co_return std::move(text).error();
    }
    auto session = *text ? readSession(**text) : Result<KeychainSession>(Error());
    // One that can't be read is as good as none: another is bought.
    co_return session.ok() ? std::optional(std::move(session).value()) : std::optional<KeychainSession>();
}

Task<Result<void>> Keychain::storeSession(std::string profile, KeychainSession session)
{
    auto writing = write(sessionKey(profile), writeSession(session));
    auto written = co_await writing;
    co_return written;
}

} // namespace botoscope::credentials
