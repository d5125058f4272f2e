#include "core/config/profile_apply.h"

namespace botoscope::config {

namespace {

std::optional<std::string> revealed(const std::optional<SecretString>& text)
{
    return text ? std::optional(text->reveal()) : std::nullopt;
}

void addWritten(std::vector<WrittenFile>& written, FileKind kind, const ConfigFile& file,
                const std::optional<std::string>& text)
{
    if (text) {
        written.push_back(
            {kind, file.path, file.text ? std::optional(SecretString(*file.text)) : std::nullopt, SecretString(*text)});
    }
}

/// Replaces one text of each file by another; all or none.
template <class From, class To>
Result<void> replaceAll(ProfileFiles& files, const std::vector<WrittenFile>& written, From from, To to, bool backups)
{
    for (std::size_t i = 0; i < written.size(); ++i) {
        auto done = files.replace(written[i].kind, from(written[i]), to(written[i]), backups);
        if (done) {
            continue;
        }
        while (i-- > 0) {
            auto back = files.replace(written[i].kind, to(written[i]), from(written[i]), false);
            if (!back) {
                done.error().message += "; and " + written[i].path + " could not be put back: " + back.error().message;
            }
        }
        return done;
    }
    return {};
}

std::optional<std::string> textBefore(const WrittenFile& file)
{
    return revealed(file.before);
}

std::optional<std::string> textAfter(const WrittenFile& file)
{
    return file.after.reveal();
}

} // namespace

bool isChangedOnDisk(const Error& error)
{
    return error.code == ErrorCode::Io && !error.get("changed").empty();
}

Result<PreparedEdit> prepareEdit(ProfileFiles& files, const ProfileEdit& edit)
{
    auto read = files.read();
    if (!read) {
        return std::move(read).error();
    }
    auto plan = planEdit(*read, edit);
    if (!plan) {
        return std::move(plan).error();
    }
    return PreparedEdit{std::move(*read), std::move(*plan)};
}

Result<AppliedEdit> writeEdit(ProfileFiles& files, const PreparedEdit& prepared, bool keepBackups)
{
    AppliedEdit applied;
    applied.references = prepared.plan.references;
    applied.orphans = prepared.plan.orphans;
    addWritten(applied.files, FileKind::Credentials, prepared.read.credentials, prepared.plan.credentials);
    addWritten(applied.files, FileKind::Config, prepared.read.config, prepared.plan.config);
    auto done = replaceAll(files, applied.files, textBefore, textAfter, keepBackups);
    if (!done) {
        return std::move(done).error();
    }
    return applied;
}

Result<AppliedEdit> applyEdit(ProfileFiles& files, const ProfileEdit& edit, bool keepBackups)
{
    auto prepared = prepareEdit(files, edit);
    return prepared ? writeEdit(files, *prepared, keepBackups) : Result<AppliedEdit>(std::move(prepared).error());
}

Result<void> undoEdit(ProfileFiles& files, const AppliedEdit& applied)
{
    return replaceAll(files, applied.files, textAfter, textBefore, false);
}

} // namespace botoscope::config
