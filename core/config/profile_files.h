#pragma once
#include "core/base/result.h"
#include "core/config/profiles.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::config {

/// The two profile files on disk, as editing needs them. Lives in one thread.
class ProfileFiles {
public:
    virtual ~ProfileFiles() = default;

    /// Both files as they are now, as for ProfileStore::parse. Error: ConfigParse when one is too large.
    virtual Result<ConfigFiles> read() = 0;
    /// Puts text in place of a file that still holds what was expected (nullopt on either side: no file), in one step
    /// that survives a crash: readers see the old bytes or the new ones. Through symbolic links the file they lead to
    /// is written; mode and owner stay, a new file is for its user alone (0600). keepBackup: the former bytes are kept
    /// beside the file (0600). Errors: Io with contexts path and reason; when the file holds something else now, with
    /// context "changed" as well (see isChangedOnDisk), and nothing is written.
    virtual Result<void> replace(FileKind kind, const std::optional<std::string>& expected,
                                 const std::optional<std::string>& text, bool keepBackup) = 0;
    /// Where keepBackup puts the former bytes.
    virtual std::string backupPath(FileKind kind) = 0;
    /// Removes that backup, overwritten first as far as the disk allows. No error if there is none.
    virtual Result<void> dropBackup(FileKind kind) = 0;
    /// What is unsafe about the file as it stands, in words, e.g. that others may read it; empty if nothing.
    virtual std::string safetyProblem(FileKind kind) = 0;
    /// Any other small text file, for imports. Error: Io.
    virtual Result<std::string> readOther(const std::string& path) = 0;
    /// Calls back, in this thread's event loop, whenever one of the files has changed, come or gone (changes in quick
    /// succession once).
    virtual void watch(std::function<void()> changed) = 0;
};

/// The error says that another program changed the file since it was read: look again and repeat the edit.
bool isChangedOnDisk(const Error& error);

} // namespace botoscope::config
