#include "core/config/profile_plan.h"

#include "core/config/keychain_command.h"
#include "core/config/profile_editor.h"
#include "core/config/profile_type.h"

#include <algorithm>
#include <array>
#include <set>

namespace botoscope::config {

namespace {

/// Keys that are written to the credentials file unless somebody says otherwise: secrets and what belongs to them.
FileKind usualFile(const KeyChange& change)
{
    constexpr std::array<std::string_view, 4> keys = {"aws_access_key_id", "aws_secret_access_key", "aws_session_token",
                                                      "aws_security_token"};
    const bool secret = change.block.empty() && std::find(keys.begin(), keys.end(), change.key) != keys.end();
    return secret ? FileKind::Credentials : FileKind::Config;
}

/// The key by which other sections name a section.
std::string_view referringKey(SectionKind kind)
{
    switch (kind) {
    case SectionKind::SsoSession:
        return "sso_session";
    case SectionKind::Services:
        return "services";
    case SectionKind::Profile:
        break;
    }
    return "source_profile";
}

Error refused(const std::string& name, const std::string& reason)
{
    return Error(ErrorCode::InvalidArgument, name + ": " + reason).with("section", name).with("reason", reason);
}

/// Both files while the steps are worked out.
class Planner {
public:
    explicit Planner(const ConfigFiles& files)
        : m_files(files), m_config(FileKind::Config, files.config.path, files.config.text.value_or("")),
          m_credentials(FileKind::Credentials, files.credentials.path, files.credentials.text.value_or(""))
    {
    }

    Result<void> step(const SaveSection& save)
    {
        const SectionLabel label{save.kind, save.name};
        auto there = isAnywhere(label);
        if (!there) {
            return std::move(there).error();
        }
        if (*there == save.create) {
            return refused(save.name, save.create ? "there is a section of that name already"
                                                  : "there is no section of that name");
        }
        for (const KeyChange& change : save.keys) {
            auto done = change.value ? set(label, change) : remove(label, change);
            if (!done) {
                return done;
            }
        }
        auto made = isAnywhere(label);
        return save.create && made.ok() && !*made ? m_config.addSection(label) : Result<void>();
    }

    Result<void> step(const DuplicateSection& copy)
    {
        const SectionLabel label{copy.kind, copy.name};
        auto free = isAnywhere({copy.kind, copy.newName});
        if (!free || *free) {
            return free ? Result<void>(refused(copy.newName, "there is a section of that name already"))
                        : std::move(free).error();
        }
        return inEach(label, [&](ProfileEditor& editor) { return editor.duplicateSection(label, copy.newName); });
    }

    Result<void> step(const RenameSection& rename)
    {
        const SectionLabel label{rename.kind, rename.name};
        auto taken = isAnywhere({rename.kind, rename.newName});
        if (!taken || *taken) {
            return taken ? Result<void>(refused(rename.newName, "there is a section of that name already"))
                         : std::move(taken).error();
        }
        auto done = inEach(label, [&](ProfileEditor& editor) { return editor.renameSection(label, rename.newName); });
        done = done ? follow(rename) : done;
        return done && rename.kind == SectionKind::Profile ? followKeychain(rename) : done;
    }

    Result<void> step(const RemoveSection& removal)
    {
        const SectionLabel label{removal.kind, removal.name};
        const auto before = removal.kind == SectionKind::Profile ? parsed() : Result<ProfileStore>(ProfileStore());
        const auto entry = before ? entryOf(*before, removal.name) : std::nullopt;
        auto done = inEach(label, [&](ProfileEditor& editor) { return editor.removeSection(label); });
        if (!done) {
            return done;
        }
        auto store = parsed();
        if (!store) {
            return std::move(store).error();
        }
        for (const auto& [name, file] : referring(*store, removal.kind, removal.name)) {
            m_references.insert(name);
        }
        if (entry && askingFor(*store, *entry).empty()) {
            removal.keychain ? m_keychain.push_back({*entry, {}}) : m_orphans.push_back(*entry);
        }
        return {};
    }

    EditPlan plan() const
    {
        EditPlan plan;
        plan.config = changed(m_config, m_files.config);
        plan.credentials = changed(m_credentials, m_files.credentials);
        plan.references.assign(m_references.begin(), m_references.end());
        plan.keychain = m_keychain;
        plan.orphans = m_orphans;
        return plan;
    }

    /// Why a file that would be written can't be: it is there and was not read.
    std::optional<Error> unreadable() const
    {
        for (const auto& [editor, file] :
             {std::pair(&m_config, &m_files.config), std::pair(&m_credentials, &m_files.credentials)}) {
            if (!file->problem.empty() && changed(*editor, *file)) {
                Error error(ErrorCode::Io, "Can't edit " + file->path + ": " + file->problem);
                return error.with("path", file->path).with("reason", file->problem);
            }
        }
        return std::nullopt;
    }

private:
    static std::optional<std::string> changed(const ProfileEditor& editor, const ConfigFile& file)
    {
        return editor.text() == file.text.value_or("") ? std::nullopt : std::optional(editor.text());
    }

    ProfileEditor& editor(FileKind kind) { return kind == FileKind::Config ? m_config : m_credentials; }

    /// Sections but profiles are the config file's.
    std::vector<ProfileEditor*> editors(const SectionLabel& label)
    {
        return label.kind == SectionKind::Profile ? std::vector<ProfileEditor*>{&m_config, &m_credentials}
                                                  : std::vector<ProfileEditor*>{&m_config};
    }

    Result<bool> isAnywhere(const SectionLabel& label)
    {
        for (const ProfileEditor* editor : editors(label)) {
            auto has = editor->hasSection(label);
            if (!has || *has) {
                return has;
            }
        }
        return false;
    }

    template <class F> Result<void> inEach(const SectionLabel& label, F edit)
    {
        bool any = false;
        for (ProfileEditor* editor : editors(label)) {
            auto has = editor->hasSection(label);
            if (!has) {
                return std::move(has).error();
            }
            auto done = *has ? edit(*editor) : Result<void>();
            if (!done) {
                return done;
            }
            any = any || *has;
        }
        return any ? Result<void>() : refused(label.name, "there is no section of that name");
    }

    /// Where the key is to be set: where it counts now, else where it was asked for.
    Result<FileKind> target(const SectionLabel& label, const KeyChange& change)
    {
        if (label.kind != SectionKind::Profile) {
            return FileKind::Config;
        }
        for (const FileKind kind : {FileKind::Credentials, FileKind::Config}) {
            auto has = editor(kind).hasKey(label, change.block, change.key);
            if (!has || *has) {
                return has ? Result<FileKind>(kind) : std::move(has).error();
            }
            // A block counts as a whole: a second one in the other file would hide the first.
            has = change.block.empty() ? Result<bool>(false) : editor(kind).hasKey(label, change.block, {});
            if (!has || *has) {
                return has ? Result<FileKind>(kind) : std::move(has).error();
            }
        }
        return change.file.value_or(usualFile(change));
    }

    Result<void> set(const SectionLabel& label, const KeyChange& change)
    {
        auto kind = target(label, change);
        if (!kind) {
            return std::move(kind).error();
        }
        ProfileEditor& chosen = editor(*kind);
        auto has = chosen.hasSection(label);
        auto ready = has && !*has ? chosen.addSection(label) : Result<void>();
        if (!has || !ready) {
            return has ? ready : std::move(has).error();
        }
        return chosen.setKey(label, change.block, change.key, change.value->reveal());
    }

    Result<void> remove(const SectionLabel& label, const KeyChange& change)
    {
        for (ProfileEditor* editor : editors(label)) {
            auto done = editor->removeKey(label, change.block, change.key);
            if (!done) {
                return done;
            }
        }
        return {};
    }

    Result<ProfileStore> parsed() const
    {
        return ProfileStore::parse(
            {{m_files.config.path, m_config.text(), {}}, {m_files.credentials.path, m_credentials.text(), {}}});
    }

    /// Profiles that name a section, each with the files in which they do.
    static std::vector<std::pair<std::string, FileKind>> referring(const ProfileStore& store, SectionKind kind,
                                                                   const std::string& name)
    {
        std::vector<std::pair<std::string, FileKind>> found;
        const std::string_view key = referringKey(kind);
        for (const std::string& profile : store.profileNames()) {
            for (const auto& [section, file] : {std::pair(store.configProfile(profile), FileKind::Config),
                                                std::pair(store.credentialsProfile(profile), FileKind::Credentials)}) {
                const std::string* text = section ? section->text(key) : nullptr;
                if (text && *text == name) {
                    found.emplace_back(profile, file);
                }
            }
        }
        return found;
    }

    Result<void> follow(const RenameSection& rename)
    {
        auto store = parsed();
        if (!store) {
            return std::move(store).error();
        }
        for (const auto& [profile, file] : referring(*store, rename.kind, rename.name)) {
            m_references.insert(profile);
            auto done = rename.references ? editor(file).setKey({SectionKind::Profile, profile}, {},
                                                                referringKey(rename.kind), rename.newName)
                                          : Result<void>();
            if (!done) {
                return done;
            }
        }
        return {};
    }

    /// The keychain's entry that a profile takes its keys from.
    static std::optional<std::string> entryOf(const ProfileStore& store, const std::string& profile)
    {
        const Section* section = store.profile(profile);
        const std::string* line = section ? section->text(processKey) : nullptr;
        const auto command = line ? parseKeychainCommand(*line) : std::nullopt;
        return command ? std::optional(command->profile) : std::nullopt;
    }

    static std::vector<std::string> askingFor(const ProfileStore& store, const std::string& entry)
    {
        std::vector<std::string> found;
        for (const std::string& profile : store.profileNames()) {
            if (entryOf(store, profile) == entry) {
                found.push_back(profile);
            }
        }
        return found;
    }

    /// Entries are named after profiles: an entry of the old name gets the new one, for all who ask for it.
    Result<void> followKeychain(const RenameSection& rename)
    {
        auto store = parsed();
        if (!store) {
            return std::move(store).error();
        }
        const auto profiles = askingFor(*store, rename.name);
        for (const std::string& profile : profiles) {
            auto line = withKeychainProfile(*store->profile(profile)->text(processKey), rename.newName);
            if (!line) {
                return std::move(line).error();
            }
            auto done = set({SectionKind::Profile, profile}, {{}, processKey, SecretString(*line), {}});
            if (!done) {
                return done;
            }
        }
        if (!profiles.empty()) {
            m_keychain.push_back({rename.name, rename.newName});
        }
        return {};
    }

    static constexpr const char* processKey = "credential_process";

    const ConfigFiles& m_files;
    std::vector<KeychainChange> m_keychain;
    std::vector<std::string> m_orphans;
    ProfileEditor m_config, m_credentials;
    std::set<std::string> m_references;
};

} // namespace

Result<EditPlan> planEdit(const ConfigFiles& files, const ProfileEdit& edit)
{
    Planner planner(files);
    for (const SectionEdit& step : edit) {
        auto done = std::visit([&](const auto& one) { return planner.step(one); }, step);
        if (!done) {
            return std::move(done).error();
        }
    }
    if (auto error = planner.unreadable()) {
        return std::move(*error);
    }
    return planner.plan();
}

} // namespace botoscope::config
