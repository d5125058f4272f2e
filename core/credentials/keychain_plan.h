#pragma once
#include "core/base/result.h"
#include "core/config/profile_editor.h"
#include "core/config/profiles.h"
#include "core/credentials/keychain_entry.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// One profile file before and after a change; no text: no file.
struct TextChange {
    config::FileKind kind = config::FileKind::Config;
    std::string path;
    std::optional<std::string> before;
    std::optional<std::string> after;

    TextChange() = default;
    bool isChange() const { return before != after; }
};

/// How to take keys out of the files, and what goes into the keychain.
struct MovePlan {
    KeychainEntry entry;
    TextChange config;
    TextChange credentials;
    config::FileKind keysIn = config::FileKind::Credentials; ///< where the keys were

    MovePlan() = default;
};

/// Plans to take a profile's keys out of its files and to name the command instead. texts as the files are now.
/// Errors: InvalidConfig with what speaks against it (no keys, half a pair, other keys in the other file, a
/// credential_process or a way to credentials that would come before it), and ProfileEditor's.
Result<MovePlan> planMove(const config::ConfigFiles& texts, const std::string& profile, const std::string& commandLine);

/// What a move did, to take it back byte for byte; it holds the keys and is kept in the keychain alone.
struct MoveRecord {
    struct Piece {
        std::string path;
        std::size_t at = 0;    ///< where both differ first
        std::string removed;   ///< what stood there
        std::string inserted;  ///< what stands there now
        bool made = false;     ///< there was no such file
        std::string afterHash; ///< SHA-256 of the file as the move left it

        Piece() = default;
    };
    std::vector<Piece> pieces;
    config::FileKind keysIn = config::FileKind::Credentials;

    MoveRecord() = default;
};
MoveRecord recordOf(const MovePlan& plan);
SecretString writeRecord(const MoveRecord& record);
/// Error: CredentialRetrieval, without any of the text.
Result<MoveRecord> readRecord(const SecretString& text);

/// Plans to put a profile's keys back where they were. A file that nobody has changed since gets its old bytes again;
/// in another one the keys are set and the command is removed as any edit would. Without a record the keys go into the
/// credentials file. Errors: InvalidConfig (the profile does not take its keys from the keychain), ProfileEditor's.
Result<MovePlan> planRestore(const config::ConfigFiles& texts, const std::string& profile, const KeychainEntry& entry,
                             const std::optional<MoveRecord>& record);

} // namespace botoscope::credentials
