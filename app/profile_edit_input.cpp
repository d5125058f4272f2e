#include "app/profile_edit_input.h"

#include <map>

namespace botoscope::app {

namespace {

Error wrong(const std::string& reason)
{
    return Error(ErrorCode::InvalidArgument, "The edit can't be read: " + reason);
}

Result<config::SectionKind> sectionKind(const Value& step)
{
    static const std::map<std::string, config::SectionKind> kinds = {{"", config::SectionKind::Profile},
                                                                     {"profile", config::SectionKind::Profile},
                                                                     {"sso-session", config::SectionKind::SsoSession},
                                                                     {"services", config::SectionKind::Services}};
    const auto found = kinds.find(step["section"].toString());
    return found == kinds.end() ? Result<config::SectionKind>(wrong("section is profile, sso-session or services"))
                                : found->second;
}

Result<config::KeyChange> keyChange(const Value& entry)
{
    config::KeyChange change;
    change.block = entry["block"].toString();
    change.key = entry["key"].toString();
    const Value* value = entry.find("value");
    if (change.key.empty() || !value || !(value->isString() || value->isNull())) {
        return wrong("each of keys has a key and a value, text or null");
    }
    if (value->isString()) {
        change.value = SecretString(value->toString());
    }
    const std::string& file = entry["file"].toString();
    if (file == "config" || file == "credentials") {
        change.file = file == "config" ? config::FileKind::Config : config::FileKind::Credentials;
    } else if (!file.empty()) {
        return wrong("file is config or credentials");
    }
    return change;
}

Result<config::SectionEdit> saveStep(config::SectionKind kind, const Value& step)
{
    config::SaveSection save{kind, step["save"].toString(), step["create"].toBool(), {}};
    for (const Value& entry : step["keys"].list()) {
        auto change = keyChange(entry);
        if (!change.ok()) {
            return std::move(change).error();
        }
        save.keys.push_back(std::move(*change));
    }
    return config::SectionEdit(std::move(save));
}

Result<config::SectionEdit> readStep(const Value& step)
{
    const auto kind = sectionKind(step);
    if (!kind.ok()) {
        return kind.error();
    }
    if (step.find("save")) {
        return saveStep(*kind, step);
    }
    if (step.find("rename")) {
        const Value* references = step.find("references");
        return config::SectionEdit(config::RenameSection{*kind, step["rename"].toString(), step["to"].toString(),
                                                         !references || references->toBool()});
    }
    if (step.find("duplicate")) {
        return config::SectionEdit(
            config::DuplicateSection{*kind, step["duplicate"].toString(), step["to"].toString()});
    }
    if (step.find("remove")) {
        return config::SectionEdit(config::RemoveSection{*kind, step["remove"].toString(), step["keychain"].toBool()});
    }
    return wrong("each step has one of save, rename, duplicate, remove");
}

} // namespace

Result<config::ProfileEdit> readProfileEdit(const Value& input)
{
    config::ProfileEdit edit;
    for (const Value& step : input["steps"].list()) {
        auto read = readStep(step);
        if (!read.ok()) {
            return std::move(read).error();
        }
        edit.push_back(std::move(*read));
    }
    return edit.empty() ? Result<config::ProfileEdit>(wrong("it has no steps")) : std::move(edit);
}

} // namespace botoscope::app
