#include "core/credentials/keychain_edit.h"

#include <utility>

namespace botoscope::credentials {

namespace {

using Moves = std::vector<EntryMove>;

Error noKeychain()
{
    return Error(ErrorCode::NotSupported, "There is no keychain here.").with("keychain", "unavailable");
}

/// What the keychain has under the old name, unless the move brings it along. false: there is nothing to move.
Task<Result<bool>> load(Keychain& keychain, EntryMove& move)
{
    if (move.entry) {
        co_return true;
    }
    auto loading = keychain.load(move.from);
    auto entry = co_await loading;
    if (!entry.ok()) {
        co_return std::move(entry).error();
    }
    auto recalling = keychain.loadRecord(move.from);
    auto record = co_await recalling;
    if (!record.ok()) {
        co_return std::move(record).error();
    }
    move.entry = std::move(*entry);
    move.record = std::move(*record);
    co_return move.entry.has_value();
}

/// Whether nothing is under the new name; other keys than the move's are never written over.
Task<Result<bool>> checkFree(Keychain& keychain, const EntryMove& move)
{
    auto loading = keychain.load(move.to);
    auto there = co_await loading;
    if (!there.ok()) {
        co_return std::move(there).error();
    }
    const auto& other = *there;
    if (other &&
        (other->accessKeyId != move.entry->accessKeyId || !(other->secretAccessKey == move.entry->secretAccessKey))) {
        co_return Error(ErrorCode::InvalidConfig,
                        "The keychain holds other keys under the name " + move.to +
                            " already. Choose another name, or take them away first: botoscope keychain remove "
                            "--profile " +
                            move.to);
    }
    co_return !other.has_value();
}

Task<Result<void>> put(Keychain& keychain, EntryMove& move)
{
    auto checking = checkFree(keychain, move);
    auto isFree = co_await checking;
    if (!isFree.ok()) {
        co_return std::move(isFree).error();
    }
    move.toStays = !*isFree;
    auto storing = keychain.store(move.to, *move.entry);
    auto done = co_await storing;
    if (!done.ok() || !move.record) {
        co_return done;
    }
    auto noting = keychain.storeRecord(move.to, *move.record);
    done = co_await noting;
    co_return done;
}

enum class End { From, To };

/// Removes the entries that are at one end of the moves, all of them but those that stay; the first failure.
Task<Result<void>> removeAt(Keychain& keychain, Moves moves, End end)
{
    Result<void> worst;
    for (const EntryMove& move : moves) {
        const std::string& name = end == End::From ? move.from : move.to;
        if (name.empty() || (end == End::From ? move.fromStays : move.toStays)) {
            continue;
        }
        auto removing = keychain.remove(name);
        auto removed = co_await removing;
        if (!removed.ok() && worst.ok()) {
            worst = std::move(removed);
        }
    }
    co_return worst;
}

/// Puts the entries where they are to be; those there is nothing of drop out. What fails takes back what was done.
Task<Result<Moves>> putAll(Keychain& keychain, Moves wanted)
{
    Moves done;
    for (EntryMove& move : wanted) {
        auto loading = load(keychain, move);
        auto there = co_await loading;
        Result<void> stored = there.ok() ? Result<void>() : Result<void>(there.error());
        if (there.ok() && *there && !move.to.empty()) {
            auto putting = put(keychain, move);
            stored = co_await putting;
        }
        if (!stored.ok()) {
            auto cleaning = removeAt(keychain, done, End::To);
            auto cleaned = co_await cleaning;
            (void)cleaned; // the failure that led here is what counts
            co_return std::move(stored).error();
        }
        if (*there) {
            done.push_back(move);
        }
    }
    co_return done;
}

Moves movesOf(const config::EditPlan& plan, Moves moves)
{
    for (const config::KeychainChange& change : plan.keychain) {
        EntryMove move;
        move.from = change.from;
        move.to = change.to;
        moves.push_back(std::move(move));
    }
    return moves;
}

Moves backwards(Moves moves)
{
    for (EntryMove& move : moves) {
        std::swap(move.from, move.to);
        std::swap(move.fromStays, move.toStays);
    }
    return moves;
}

} // namespace

Task<Result<KeychainEdit>> applyEdit(Keychain* keychain, config::ProfileFiles& files, config::ProfileEdit edit,
                                     std::vector<EntryMove> added)
{
    auto prepared = config::prepareEdit(files, edit);
    if (!prepared.ok()) {
        co_return std::move(prepared).error();
    }
    KeychainEdit done;
    Moves moves = movesOf(prepared->plan, std::move(added));
    if (!moves.empty()) {
        if (!keychain) {
            co_return noKeychain();
        }
        auto putting = putAll(*keychain, std::move(moves));
        auto there = co_await putting;
        if (!there.ok()) {
            co_return std::move(there).error();
        }
        done.moves = std::move(*there);
    }
    auto written = config::writeEdit(files, *prepared);
    if (done.moves.empty()) {
        if (!written.ok()) {
            co_return std::move(written).error();
        }
        done.files = std::move(*written);
        co_return done;
    }
    auto removing = removeAt(*keychain, done.moves, written.ok() ? End::From : End::To);
    auto removed = co_await removing;
    if (!written.ok()) {
        co_return std::move(written).error();
    }
    done.files = std::move(*written);
    done.leftover = removed.ok() ? std::nullopt : std::optional(std::move(removed).error());
    co_return done;
}

Task<Result<void>> undoEdit(Keychain* keychain, config::ProfileFiles& files, KeychainEdit done)
{
    if (done.moves.empty()) {
        co_return config::undoEdit(files, done.files);
    }
    if (!keychain) {
        co_return noKeychain();
    }
    auto putting = putAll(*keychain, backwards(std::move(done.moves)));
    auto there = co_await putting;
    if (!there.ok()) {
        co_return std::move(there).error();
    }
    auto undone = config::undoEdit(files, done.files);
    auto removing = removeAt(*keychain, *there, undone.ok() ? End::From : End::To);
    auto removed = co_await removing;
    co_return undone.ok() ? removed : undone;
}

} // namespace botoscope::credentials
