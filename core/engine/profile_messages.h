#pragma once
#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/base/value.h"
#include "core/config/edit_hunks.h"
#include "core/config/profile_checks.h"
#include "core/config/profile_edit.h"
#include "core/config/profile_type.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::engine {

/// One key of a section as its file has it.
struct BookSetting {
    std::string block; ///< the nested block it is in; empty for a plain key
    std::string key;
    std::string value;   ///< of secrets only "(redacted)"
    bool secret = false; ///< it can't be shown; an editor leaves it alone unless a new one is typed
    config::FileKind file = config::FileKind::Config;
    std::string path; ///< of the file
    int line = 0;     ///< from 1
    std::string origin() const { return path + ':' + std::to_string(line); }
};

/// A profile, an sso-session or a services section, both files laid over each other.
struct BookSection {
    config::SectionKind kind = config::SectionKind::Profile;
    std::string name;
    bool inConfig = false;
    bool inCredentials = false;
    std::string path; ///< where it begins: in the config file if it is there
    int line = 0;
    std::vector<BookSetting> settings; ///< blocks flattened, in order
    std::vector<config::ProfileProblem> problems;

    /// The shown value of a key, empty if there is none.
    std::string value(std::string_view key, std::string_view block = {}) const;
};

/// A profile and what can be told of it without asking anybody.
struct BookProfile : BookSection {
    config::ProfileType type = config::ProfileType::Empty;
    std::string region;               ///< its own, not the environment's
    std::string endpointUrl;          ///< its own for all services
    std::string accountId;            ///< from aws_account_id, sso_account_id or the role's ARN; empty when unknown
    std::string accessKeyHint;        ///< last four characters of aws_access_key_id
    std::optional<Timestamp> expires; ///< where a cache or the profile itself tells it
};

/// One of the two files.
struct BookFile {
    config::FileKind kind = config::FileKind::Config;
    std::string path;
    bool exists = false;
    std::string problem; ///< why it can't be read or is not safe as it stands; empty if all is well
};

/// All of the user's profiles as they are on disk now.
struct ProfileBook {
    std::vector<BookFile> files; ///< config, credentials
    std::vector<BookProfile> profiles;
    std::vector<BookSection> ssoSessions;
    std::vector<BookSection> services;
    std::vector<std::string> regions; ///< that any partition has, for editors
    std::vector<std::string> notes;   ///< what the files ask for and is not done here, e.g. plugins
    std::optional<Error> error;       ///< why there is no list: contexts path, line, reason
};

/// What an edit changes in one file.
struct FileChange {
    config::FileKind kind = config::FileKind::Config;
    std::string path;
    bool creates = false;                ///< there is no such file yet
    std::vector<config::EditHunk> hunks; ///< secrets hidden
};

/// What an edit would do (Engine::previewProfileEdit) or has done (Engine::applyProfileEdit, undoProfileEdit,
/// importProfileKeys). Either all of it is done or nothing.
struct ProfileEditOutcome {
    std::uint64_t id = 0;
    bool applied = false;
    std::vector<FileChange> changes;
    std::vector<std::string> references; ///< profiles that name what is renamed or removed
    std::vector<std::string> orphans;    ///< entries of the keychain that stay, and that no profile asks for any more
    std::vector<std::string> profiles;   ///< names that an import made
    std::uint64_t undo = 0;              ///< for Engine::undoProfileEdit; 0: nothing to undo
    std::vector<std::string> backups;    ///< files that hold the former text, for their owner's eyes only
    std::optional<Error> leftover;       ///< it is done, but old keys could not be taken out of the keychain
    /// Why not. InvalidArgument: the edit itself (contexts reason, key, block); Io, ConfigParse: the file (contexts
    /// path, reason; config::isChangedOnDisk: another program changed it meanwhile, so look again and repeat).
    std::optional<Error> error;
};

/// Keys as the AWS console hands them out in a CSV file.
struct KeyImport {
    std::string path;          ///< the CSV file
    std::string profile;       ///< name for it; empty: each row's user name, else the file's
    std::string region;        ///< set if not empty
    bool intoKeychain = false; ///< the keys go into the desktop's keychain and into no file
};

/// Who a profile is, asked through sts GetCallerIdentity.
struct ProfileTest {
    std::uint64_t id = 0;
    std::string profile;
    std::string accountId;
    std::string arn;
    std::string userId;
    std::string credentialMethod; ///< provider, e.g. "sso"
    std::string region;
    std::int64_t micros = 0; ///< how long it took
    std::optional<Error> error;
};

} // namespace botoscope::engine
