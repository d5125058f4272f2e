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

} // namespace

ProfileDesk::ProfileDesk(config::ProfileFiles* files, const model::Loader& loader, ExpiryOf expiry)
    : m_files(files), m_loader(loader)
{
    m_context.expiry = std::move(expiry);
}

ProfileBook ProfileDesk::book()
{
    ProfileBook none;
    if (!m_files) {
        return none;
    }
    if (m_context.regions.empty()) {
        m_context.regions = knownRegions(m_loader);
    }
    auto read = m_files->read();
    if (!read.ok()) {
        none.error = std::move(read).error();
        return none;
    }
    ProfileBook book = makeBook(std::move(*read), m_context);
    for (BookFile& file : book.files) {
        if (file.exists && file.problem.empty()) {
            file.problem = m_files->safetyProblem(file.kind);
        }
    }
    return book;
}

ProfileEditOutcome ProfileDesk::preview(std::uint64_t id, const config::ProfileEdit& edit)
{
    ProfileEditOutcome outcome;
    outcome.id = id;
    auto read = m_files ? m_files->read() : Result<config::ConfigFiles>(noFiles());
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

void ProfileDesk::describe(ProfileEditOutcome& outcome, const config::AppliedEdit& applied)
{
    outcome.applied = true;
    outcome.references = applied.references;
    for (const config::WrittenFile& file : applied.files) {
        const auto before = file.before ? std::optional(file.before->reveal()) : std::nullopt;
        outcome.changes.push_back(changeOf(file.kind, file.path, before, file.after.reveal()));
        if (before) {
            outcome.backups.push_back(m_files->backupPath(file.kind));
        }
    }
}

ProfileEditOutcome ProfileDesk::apply(std::uint64_t id, const config::ProfileEdit& edit)
{
    return keep(id, m_files ? config::applyEdit(*m_files, edit) : Result<config::AppliedEdit>(noFiles()), {});
}

ProfileEditOutcome ProfileDesk::keep(std::uint64_t id, Result<config::AppliedEdit> applied,
                                     std::vector<std::string> keychain)
{
    ProfileEditOutcome outcome;
    outcome.id = id;
    if (!applied.ok()) {
        outcome.error = std::move(applied).error();
        return outcome;
    }
    describe(outcome, *applied);
    if (!applied->files.empty()) {
        outcome.undo = m_nextUndo++;
        outcome.keychain = keychain;
        m_undo.push_back({outcome.undo, std::move(*applied), std::move(keychain)});
    }
    if (m_undo.size() > undoDepth) {
        m_undo.pop_front();
    }
    return outcome;
}

ProfileEditOutcome ProfileDesk::undo(std::uint64_t id, std::uint64_t number)
{
    ProfileEditOutcome outcome;
    outcome.id = id;
    const auto found =
        std::find_if(m_undo.begin(), m_undo.end(), [number](const Kept& kept) { return kept.number == number; });
    if (!m_files || found == m_undo.end()) {
        outcome.error = Error(ErrorCode::InvalidArgument, "That edit can't be undone any more.");
        return outcome;
    }
    auto done = config::undoEdit(*m_files, found->edit);
    if (!done.ok()) {
        outcome.error = std::move(done).error();
        return outcome;
    }
    outcome.applied = true;
    outcome.keychain = std::move(found->keychain);
    m_undo.erase(found);
    return outcome;
}

Result<std::vector<config::ImportedKey>> ProfileDesk::readKeys(const std::string& path)
{
    const auto text = m_files ? m_files->readOther(path) : Result<std::string>(noFiles());
    return text.ok() ? config::parseKeyCsv(*text) : Result<std::vector<config::ImportedKey>>(text.error());
}

ProfileEditOutcome ProfileDesk::importKeys(std::uint64_t id, const KeyImport& request)
{
    ProfileEditOutcome outcome;
    outcome.id = id;
    const auto keys = readKeys(request.path);
    if (!keys.ok()) {
        outcome.error = keys.error();
        return outcome;
    }
    config::ProfileEdit edit;
    std::vector<std::string> names;
    for (const config::ImportedKey& key : *keys) {
        names.push_back(profileName(request, key, keys->size()));
        config::SaveSection save = newProfile(names.back(), request.region);
        save.keys.push_back({{}, "aws_access_key_id", SecretString(key.accessKeyId), {}});
        save.keys.push_back({{}, "aws_secret_access_key", key.secretAccessKey, {}});
        edit.emplace_back(std::move(save));
    }
    outcome = apply(id, edit);
    outcome.profiles = outcome.applied ? std::move(names) : std::vector<std::string>();
    return outcome;
}

Result<ProfileDesk::ImportPlan> ProfileDesk::planImport(const KeyImport& request)
{
    const auto keys = readKeys(request.path);
    if (!keys.ok()) {
        return keys.error();
    }
    ImportPlan plan;
    for (const config::ImportedKey& key : *keys) {
        credentials::NewKeys& made = plan.keys.emplace_back();
        made.profile = profileName(request, key, keys->size());
        made.entry.accessKeyId = key.accessKeyId;
        made.entry.secretAccessKey = key.secretAccessKey;
        plan.edit.emplace_back(newProfile(made.profile, request.region));
    }
    return plan;
}

} // namespace botoscope::engine
