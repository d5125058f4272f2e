#pragma once
#include "core/base/secret.h"
#include "core/config/profile_files.h"
#include "core/config/profile_plan.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::config {

/// One file that an edit has written, with what it takes to go back. The texts hold secrets.
struct WrittenFile {
    FileKind kind = FileKind::Config;
    std::string path;
    std::optional<SecretString> before; ///< nullopt: there was no file
    SecretString after;
};

struct AppliedEdit {
    std::vector<WrittenFile> files;
    std::vector<std::string> references; ///< EditPlan's
    std::vector<std::string> orphans;    ///< likewise
};

/// An edit that is worked out and not written yet.
struct PreparedEdit {
    ConfigFiles read;
    EditPlan plan;
};

/// Reads both files and works the edit out. Errors: those of ProfileFiles::read and planEdit.
Result<PreparedEdit> prepareEdit(ProfileFiles& files, const ProfileEdit& edit);
/// Writes it, both files or none. Errors: those of ProfileFiles::replace (a file has changed meanwhile).
Result<AppliedEdit> writeEdit(ProfileFiles& files, const PreparedEdit& prepared, bool keepBackups = true);

/// Reads both files, works the edit out and writes what it changes; both files or none (what was written goes back when
/// the second fails). Errors: those of ProfileFiles::read, planEdit and ProfileFiles::replace.
Result<AppliedEdit> applyEdit(ProfileFiles& files, const ProfileEdit& edit, bool keepBackups = true);

/// Puts the former texts back, byte for byte, if the files still hold what the edit wrote; nothing is changed when one
/// of them does not. Errors: those of ProfileFiles::replace.
Result<void> undoEdit(ProfileFiles& files, const AppliedEdit& applied);

} // namespace botoscope::config
