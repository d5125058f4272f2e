#include "core/credentials/keychain_move.h"

#include "core/credentials/keychain_keys.h"

namespace botoscope::credentials {

namespace {

Result<void> replace(config::ProfileFiles& files, const TextChange& change)
{
    return change.isChange() ? files.replace(change.kind, change.before, change.after, false) : Result<void>();
}

/// Both files or none.
Result<void> replaceBoth(config::ProfileFiles& files, const TextChange& first, const TextChange& second)
{
    auto done = replace(files, first);
    if (!done.ok()) {
        return done;
    }
    done = replace(files, second);
    if (done.ok()) {
        return done;
    }
    TextChange backwards = first;
    std::swap(backwards.before, backwards.after);
    auto back = replace(files, backwards);
    if (!back.ok()) {
        done.error().message += " Putting " + first.path + " back failed too: " + back.error().message;
    }
    return done;
}

/// Backups of edits before the move hold the keys in plain text.
Result<void> dropBackups(config::ProfileFiles& files)
{
    auto dropped = files.dropBackup(config::FileKind::Config);
    auto other = files.dropBackup(config::FileKind::Credentials);
    auto& failed = dropped.ok() ? other : dropped;
    if (!failed.ok()) {
        failed.error().message =
            "The keys are in the keychain, but a backup of the files still has them in plain text: " +
            failed.error().message;
    }
    return failed;
}

/// What is in the keychain for the profile already must be the same keys.
Result<void> checkEntry(const Result<std::optional<KeychainEntry>>& there, const KeychainEntry& entry,
                        const std::string& profile)
{
    if (!there.ok()) {
        return there.error();
    }
    if (*there &&
        ((*there)->accessKeyId != entry.accessKeyId || !((*there)->secretAccessKey == entry.secretAccessKey))) {
        return Error(ErrorCode::InvalidConfig, "The keychain holds other keys for profile " + profile +
                                                   " already: botoscope keychain remove --profile takes them away.");
    }
    return {};
}

Task<Result<void>> storeAll(Keychain& keychain, const std::string& profile, const MovePlan& plan)
{
    auto storing = keychain.store(profile, plan.entry);
    auto stored = co_await storing;
    if (!stored.ok()) {
        co_return stored;
    }
    auto noting = keychain.storeRecord(profile, writeRecord(recordOf(plan)));
    auto noted = co_await noting;
    co_return noted;
}

} // namespace

Task<Result<void>> moveIntoKeychain(Keychain& keychain, config::ProfileFiles& files, const Clock& clock,
                                    std::string profile, std::string commandLine)
{
    const auto texts = files.read();
    auto plan = texts.ok() ? planMove(*texts, profile, commandLine) : Result<MovePlan>(texts.error());
    if (!plan.ok()) {
        co_return std::move(plan).error();
    }
    auto looking = keychain.load(profile);
    auto there = co_await looking;
    auto fit = checkEntry(there, plan->entry, profile);
    if (!fit.ok()) {
        co_return fit;
    }
    plan->entry.created = clock.now();
    auto storing = storeAll(keychain, profile, *plan);
    auto done = co_await storing;
    const bool stored = done.ok();
    if (stored) {
        // In this order the profile has its keys at every moment.
        done = replaceBoth(files, plan->config, plan->credentials);
    }
    if (done.ok()) {
        co_return dropBackups(files);
    }
    if (*there) {
        co_return done;
    }
    auto removing = keychain.remove(profile);
    auto removed = co_await removing;
    if (stored && !removed.ok()) {
        done.error().message += " Taking the keys out of the keychain again failed too: " + removed.error().message;
    }
    co_return done;
}

Task<Result<void>> restoreFromKeychain(Keychain& keychain, config::ProfileFiles& files, std::string profile)
{
    auto loading = keychain.load(profile);
    auto entry = co_await loading;
    if (!entry.ok()) {
        co_return std::move(entry).error();
    }
    if (!*entry) {
        co_return noKeychainEntry(profile);
    }
    auto reading = keychain.loadRecord(profile);
    auto text = co_await reading;
    if (!text.ok()) {
        co_return std::move(text).error();
    }
    std::optional<MoveRecord> record;
    if (*text) {
        auto read = readRecord(**text);
        record = read.ok() ? std::optional(std::move(*read)) : std::nullopt; // a damaged one costs the old bytes only
    }
    const auto texts = files.read();
    auto plan = texts.ok() ? planRestore(*texts, profile, **entry, record) : Result<MovePlan>(texts.error());
    if (!plan.ok()) {
        co_return std::move(plan).error();
    }
    auto done = replaceBoth(files, plan->credentials, plan->config);
    if (!done.ok()) {
        co_return done;
    }
    auto removing = keychain.remove(profile);
    auto removed = co_await removing;
    co_return removed;
}

} // namespace botoscope::credentials
