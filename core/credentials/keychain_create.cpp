#include "core/credentials/keychain_create.h"

#include "core/config/keychain_command.h"

namespace botoscope::credentials {

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

std::vector<EntryMove> entriesOf(std::vector<NewKeys> keys, Timestamp now)
{
    std::vector<EntryMove> entries;
    for (NewKeys& one : keys) {
        EntryMove& move = entries.emplace_back();
        move.to = std::move(one.profile);
        move.entry = std::move(one.entry);
        move.entry->created = now;
    }
    return entries;
}

} // namespace botoscope::credentials
