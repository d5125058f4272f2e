#pragma once
#include "core/base/secret.h"
#include "core/config/section_label.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace botoscope::config {

/// One key of a section. Without a value it is removed wherever the section has it.
struct KeyChange {
    std::string block; ///< the nested block it is in, e.g. "s3"; empty for a plain key
    std::string key;   ///< plain keys are read in any case, keys of a block as written
    std::optional<SecretString> value;
    /// Where a key goes that is in neither file yet; unset: secrets and what belongs to them into the credentials file,
    /// the rest into the config file.
    std::optional<FileKind> file;
};

/// Sets and removes keys of a section; create: the section must not be there yet, else it must.
struct SaveSection {
    SectionKind kind = SectionKind::Profile;
    std::string name;
    bool create = false;
    std::vector<KeyChange> keys;
};

/// A copy under another name at the end of each file that has the section, comments inside it included.
struct DuplicateSection {
    SectionKind kind = SectionKind::Profile;
    std::string name;
    std::string newName;
};

/// Another name in each file that has the section; references: sections that name it (source_profile, sso_session,
/// services) follow. Keys that the keychain has under the old name go along with the commands that ask for them.
struct RenameSection {
    SectionKind kind = SectionKind::Profile;
    std::string name;
    std::string newName;
    bool references = true;
};

/// Takes a section out of each file that has it, with the comments between its keys; keychain: and the keys that the
/// keychain has for it, unless another profile asks for them too.
struct RemoveSection {
    SectionKind kind = SectionKind::Profile;
    std::string name;
    bool keychain = false;
};

using SectionEdit = std::variant<SaveSection, DuplicateSection, RenameSection, RemoveSection>;

/// Steps in order; all of them happen or none.
using ProfileEdit = std::vector<SectionEdit>;

} // namespace botoscope::config
