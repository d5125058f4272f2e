#pragma once
#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <utility>

namespace botoscope::platform {

/// A file under way to take the place of another: "<target>.botoscope-new" beside it, for its user alone, locked
/// against a second one of us. Whoever dies leaves it behind; the next one takes it over. It goes with this object.
class ReplacementFile {
public:
    /// Errors: Io with contexts path (the target) and reason.
    static Result<ReplacementFile> open(const std::string& target);
    ReplacementFile(ReplacementFile&& other) noexcept;
    ReplacementFile& operator=(ReplacementFile&&) = delete;
    ~ReplacementFile();

    /// All bytes, on the disk when this returns.
    Result<void> write(std::string_view bytes, mode_t mode, std::optional<std::pair<uid_t, gid_t>> owner);
    /// Takes the target's place, and sees to it that this survives a crash.
    Result<void> commit();

private:
    ReplacementFile(std::string target, std::string path, int descriptor);
    Error failed(const std::string& reason) const;

    std::string m_target;
    std::string m_path;
    int m_descriptor;
};

/// Makes changes of names in the folder of that path last.
void syncFolder(const std::string& path);

/// The folder of that path and those above it that are missing, for the user alone (0700). Error: Io.
Result<void> makeFoldersFor(const std::string& path);

Error cannotWrite(const std::string& path, const std::string& reason);

} // namespace botoscope::platform
