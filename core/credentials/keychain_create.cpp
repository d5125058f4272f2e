#include "core/credentials/keychain_create.h"

#include "core/config/keychain_command.h"

namespace botoscope::credentials {

namespace {

/// Stores one, and says whether there was none before.
Task<Result<bool>> storeNew(Keychain& keychain, NewKeys keys)
{
    auto looking = keychain.load(keys.profile);
    auto there = co_await looking;
    if (!there.ok()) {
        co_return std::move(there).error();
    }
    const bool same = *there && (*there)->accessKeyId == keys.entry.accessKeyId &&
                      (*there)->secretAccessKey == keys.entry.secretAccessKey;
    if (*there && !same) {
        co_return Error(ErrorCode::InvalidConfig,
                        "The keychain holds other keys under the name " + keys.profile +
                            " already. Choose another name, or take them away first: botoscope keychain remove "
                            "--profile " +
                            keys.profile);
    }
    auto storing = keychain.store(keys.profile, keys.entry);
    auto stored = co_await storing;
    co_return stored.ok() ? Result<bool>(!same) : Result<bool>(std::move(stored).error());
}

Task<> takeBack(Keychain& keychain, std::vector<std::string> profiles)
{
    for (const std::string& profile : profiles) {
        auto removing = keychain.remove(profile);
        auto removed = co_await removing;
        (void)removed; // what failed before is what is told
    }
}

} // namespace

Result<void> nameKeychain(config::ProfileEdit& edit, const std::string& profile, std::string_view program)
{
    config::KeychainCommand command;
    command.profile = profile;
    auto line = config::keychainCommandLine(program, command);
    if (!line.ok()) {
        return std::move(line).error();
    }
    for (config::SectionEdit& step : edit) {
        auto* save = std::get_if<config::SaveSection>(&step);
        if (save && save->kind == config::SectionKind::Profile && save->name == profile) {
            save->keys.push_back({{}, "credential_process", SecretString(*line), {}});
        }
    }
    return {};
}

Task<Result<config::AppliedEdit>> createInKeychain(Keychain& keychain, config::ProfileFiles& files, const Clock& clock,
                                                   std::vector<NewKeys> keys, config::ProfileEdit edit)
{
    const auto texts = files.read();
    auto plan = texts.ok() ? config::planEdit(*texts, edit) : Result<config::EditPlan>(texts.error());
    if (!plan.ok()) {
        co_return std::move(plan).error(); // before anything is stored
    }
    std::vector<std::string> added;
    Result<void> stored;
    for (NewKeys& one : keys) {
        one.entry.created = clock.now();
        auto storing = storeNew(keychain, one);
        auto isNew = co_await storing;
        if (!isNew.ok()) {
            stored = std::move(isNew).error();
            break;
        }
        if (*isNew) {
            added.push_back(one.profile);
        }
    }
    auto applied =
        stored.ok() ? config::applyEdit(files, edit) : Result<config::AppliedEdit>(std::move(stored).error());
    if (!applied.ok()) {
        auto returning = takeBack(keychain, std::move(added));
        co_await returning;
    }
    co_return applied;
}

} // namespace botoscope::credentials
