#pragma once
#include "core/base/result.h"
#include "core/config/environment.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::credentials {

/// The small files that credentials are read from and kept in: tokens, caches, keys.
class FileStore {
public:
    virtual ~FileStore() = default;
    /// A file's bytes; nullopt: there is none. Error: Io (context path, reason), also for a file of more than 1 MiB.
    virtual Result<std::optional<std::string>> read(const std::string& path) const = 0;
    /// Replaces a file in one step (or makes it, and its folders): readers see the old bytes or the new ones, and only
    /// the user may read them (mode 0600). Error: Io (context path, reason); the old file is left then.
    virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
    /// No error when it is gone already. Error: Io (context path, reason).
    virtual Result<void> remove(const std::string& path) = 0;
    /// Variables ($NAME, ${NAME}) and a leading ~ put in their places, as Python's expandvars and expanduser do.
    virtual std::string expand(std::string_view path, const config::Environment& environment) const = 0;
};

} // namespace botoscope::credentials
