#pragma once
#include "core/config/profile_apply.h"
#include "core/credentials/keychain.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// An entry of the keychain on its way to another name. from empty: it is put there anew; to empty: it goes.
struct EntryMove {
    std::string from;
    std::string to;
    bool fromStays = false; ///< the same keys were there before the move to it: going back leaves them
    bool toStays = false;   ///< likewise; found out when the entry is put there
    std::optional<KeychainEntry> entry;
    std::optional<SecretString> record; ///< MoveRecord

    EntryMove() = default;
};

/// An edit of profiles that was done, with what it takes to go back. It holds secrets.
struct KeychainEdit {
    config::AppliedEdit files;
    std::vector<EntryMove> moves;
    std::optional<Error> leftover; ///< done, but an old entry could not be removed from the keychain

    KeychainEdit() = default;
};

/// Applies an edit to the profile files together with what it means for the keychain (config::EditPlan::keychain): the
/// entries are there under their new names before the files name them, and under the old ones until then; what fails
/// puts back what was done. added: further entries, which the edited profiles name (entriesOf). keychain: nullptr where
/// there is none. files and keychain outlive the task.
/// Errors: config::prepareEdit's and writeEdit's, Keychain's; InvalidConfig (other keys are under the new name),
/// NotSupported (no keychain).
Task<Result<KeychainEdit>> applyEdit(Keychain* keychain, config::ProfileFiles& files, config::ProfileEdit edit,
                                     std::vector<EntryMove> added = {});

/// Takes it back: entries and files as they were. Errors: config::undoEdit's, and as above.
Task<Result<void>> undoEdit(Keychain* keychain, config::ProfileFiles& files, KeychainEdit done);

} // namespace botoscope::credentials
