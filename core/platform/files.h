#pragma once
#include "core/base/result.h"
#include "core/config/environment.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace botoscope::platform {

/// A regular file's bytes. Errors: Io with context path and reason ("missing" is reason "no such file"); a file larger
/// than maxBytes is an error as well.
Result<std::string> readFile(const std::string& path, std::size_t maxBytes);

bool isRegularFile(const std::string& path);

/// The process's variables as they are now.
config::Environment processEnvironment();

/// $HOME, or the account's home directory where it is not set.
std::string homeDirectory(const config::Environment& environment);

/// Python's expandvars, then expanduser: $NAME and ${NAME} that are set; a leading ~ or ~user.
std::string expandPath(std::string_view path, const config::Environment& environment);

} // namespace botoscope::platform
