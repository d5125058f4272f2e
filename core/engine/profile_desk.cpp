#include "core/engine/profile_desk.h"

#include <algorithm>

namespace botoscope::engine {

namespace {

constexpr std::size_t undoDepth = 20;

Error noFiles()
{
    return Error(ErrorCode::NotSupported, "There are no profile files here.");
}

FileChange changeOf(config::FileKind kind, const std::string& path, const std::optional<std::string>& before,
                    std::string_view after)
{
    return {kind, path, !before, config::editHunks(before.value_or(""), after)};
}

/// A name that is free, from the key's user or the file's name.
std::string profileName(const KeyImport& request, const config::ImportedKey& key, std::size_t count)
{
    if (!request.profile.empty() && count == 1) {
        return request.profile;
    }
    if (!key.userName.empty()) {
        return key.userName;
    }
    const std::string file = request.path.substr(request.path.rfind('/') + 1);
    const std::string stem = request.profile.empty() ? file.substr(0, file.rfind('.')) : request.profile;
    return count == 1
               ? stem
               : stem + '-' +
                     key.accessKeyId.substr(key.accessKeyId.size() - std::min<std::size_t>(4, key.accessKeyId.size()));
}

config::SaveSection newProfile(std::string name, const std::string& region)
{
    config::SaveSection save{config::SectionKind::Profile, std::move(name), true, {}};
    if (!region.empty()) {
        save.keys.push_back({{}, "region", SecretString(region), {}});
    }
    return save;
}

credentials::NewKeys newKeys(const std::string& profile, const config::ImportedKey& key)
{
    credentials::NewKeys made;
    made.profile = profile;
    made.entry.accessKeyId = key.accessKeyId;
    made.entry.secretAccessKey = key.secretAccessKey;
    return made;
}

} // namespace

ProfileDesk::ProfileDesk(ProfileDeskParts parts) : m_parts(std::move(parts))
{
    m_context.expiry = std::move(m_parts.expiry);
}

ProfileBook ProfileDesk::book()
{
    ProfileBook none;
    if (!m_parts.files) {
        return none;
    }
    if (m_context.regions.empty()) {
        m_context.regions = knownRegions(*m_parts.loader);
    }
    auto read = m_parts.files->read();
    if (!read.ok()) {
        none.error = std::move(read).error();
        return none;
    }
    ProfileBook book = makeBook(std::move(*read), m_context);
    for (BookFile& file : book.files) {
        if (file.exists && file.problem.empty()) {
            file.problem = m_parts.files->safetyProblem(file.kind);
        }
    }
    return book;
}

ProfileEditOutcome ProfileDesk::preview(std::uint64_t id, const config::ProfileEdit& edit)
{
    ProfileEditOutcome outcome;
    outcome.id = id;
    auto read = m_parts.files ? m_parts.files->read() : Result<config::ConfigFiles>(noFiles());
    if (!read.ok()) {
        outcome.error = std::move(read).error();
        return outcome;
    }
    auto plan = config::planEdit(*read, edit);
    if (!plan.ok()) {
        outcome.error = std::move(plan).error();
        return outcome;
    }
    outcome.references = std::move(plan->references);
    outcome.orphans = std::move(plan->orphans);
    if (plan->credentials) {
        outcome.changes.push_back(changeOf(config::FileKind::Credentials, read->credentials.path,
                                           read->credentials.text, *plan->credentials));
    }
    if (plan->config) {
        outcome.changes.push_back(
            changeOf(config::FileKind::Config, read->config.path, read->config.text, *plan->config));
    }
    return outcome;
}

void ProfileDesk::describe(ProfileEditOutcome& outcome, const credentials::KeychainEdit& applied)
{
    outcome.applied = true;
    outcome.references = applied.files.references;
    outcome.orphans = applied.files.orphans;
    outcome.leftover = applied.leftover;
    for (const config::WrittenFile& file : applied.files.files) {
        const auto before = file.before ? std::optional(file.before->reveal()) : std::nullopt;
        outcome.changes.push_back(changeOf(file.kind, file.path, before, file.after.reveal()));
        if (before) {
            outcome.backups.push_back(m_parts.files->backupPath(file.kind));
        }
    }
}

Task<ProfileEditOutcome> ProfileDesk::apply(std::uint64_t id, config::ProfileEdit edit)
{
    return applyWith(id, std::move(edit), {});
}

Task<ProfileEditOutcome> ProfileDesk::create(std::uint64_t id, config::ProfileEdit edit,
                                             std::vector<credentials::NewKeys> keys)
{
    for (const credentials::NewKeys& one : keys) {
        auto named = credentials::nameKeychain(edit, one.profile, m_parts.program);
        if (!named.ok()) {
            ProfileEditOutcome outcome;
            outcome.id = id;
            outcome.error = std::move(named).error();
            co_return outcome;
        }
    }
    auto applying = applyWith(id, std::move(edit), credentials::entriesOf(std::move(keys), m_parts.clock->now()));
    auto outcome = co_await applying;
    co_return outcome;
}

Task<ProfileEditOutcome> ProfileDesk::applyWith(std::uint64_t id, config::ProfileEdit edit,
                                                std::vector<credentials::EntryMove> added)
{
    ProfileEditOutcome outcome;
    outcome.id = id;
    if (!m_parts.files) {
        outcome.error = noFiles();
        co_return outcome;
    }
    auto applying = credentials::applyEdit(m_parts.keychain, *m_parts.files, std::move(edit), std::move(added));
    auto applied = co_await applying;
    if (!applied.ok()) {
        outcome.error = std::move(applied).error();
        co_return outcome;
    }
    describe(outcome, *applied);
    if (!applied->files.files.empty()) {
        outcome.undo = m_nextUndo++;
        m_undo.push_back({outcome.undo, std::move(*applied)});
    }
    if (m_undo.size() > undoDepth) {
        m_undo.pop_front();
    }
    co_return outcome;
}

Task<ProfileEditOutcome> ProfileDesk::undo(std::uint64_t id, std::uint64_t number)
{
    ProfileEditOutcome outcome;
    outcome.id = id;
    const auto found =
        std::find_if(m_undo.begin(), m_undo.end(), [number](const Kept& kept) { return kept.number == number; });
    if (!m_parts.files || found == m_undo.end()) {
        outcome.error = Error(ErrorCode::InvalidArgument, "That edit can't be undone any more.");
        co_return outcome;
    }
    auto undoing = credentials::undoEdit(m_parts.keychain, *m_parts.files, found->edit);
    auto done = co_await undoing;
    if (!done.ok()) {
        outcome.error = std::move(done).error();
        co_return outcome;
    }
    outcome.applied = true;
    std::erase_if(m_undo, [number](const Kept& kept) { return kept.number == number; }); // others may be new
    co_return outcome;
}

Task<ProfileEditOutcome> ProfileDesk::importKeys(std::uint64_t id, KeyImport request)
{
    ProfileEditOutcome outcome;
    outcome.id = id;
    const auto text = m_parts.files ? m_parts.files->readOther(request.path) : Result<std::string>(noFiles());
    const auto keys = text.ok() ? config::parseKeyCsv(*text) : Result<std::vector<config::ImportedKey>>(text.error());
    if (!keys.ok()) {
        outcome.error = keys.error();
        co_return outcome;
    }
    config::ProfileEdit edit;
    std::vector<credentials::NewKeys> made;
    std::vector<std::string> names;
    for (const config::ImportedKey& key : *keys) {
        names.push_back(profileName(request, key, keys->size()));
        config::SaveSection save = newProfile(names.back(), request.region);
        if (request.intoKeychain) {
            made.push_back(newKeys(names.back(), key));
        } else {
            save.keys.push_back({{}, "aws_access_key_id", SecretString(key.accessKeyId), {}});
            save.keys.push_back({{}, "aws_secret_access_key", key.secretAccessKey, {}});
        }
        edit.emplace_back(std::move(save));
    }
    auto applying = create(id, std::move(edit), std::move(made));
    outcome = co_await applying;
    outcome.profiles = outcome.applied ? std::move(names) : std::vector<std::string>();
    co_return outcome;
}

} // namespace botoscope::engine
