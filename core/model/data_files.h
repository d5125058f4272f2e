#pragma once
// Inside model/ only: files of model data.
#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::model {

bool isPlainName(std::string_view name); ///< a single name of a folder or file: nothing that leads elsewhere
bool isPlainPath(std::string_view name); ///< such names with "/" between them

/// The file of that path without extension: plain before gzipped; nullopt if there is neither.
std::optional<std::string> findDataFile(const std::string& base);
/// Names of the folders in a folder; none if it is not there.
std::vector<std::string> foldersIn(const std::string& folder);
/// The text of a file, unpacked if it ends in ".gz". Error: Io, Parse (damaged gzip).
Result<std::string> readDataFile(const std::string& path);

} // namespace botoscope::model
