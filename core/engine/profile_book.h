#pragma once
#include "core/config/profile_files.h"
#include "core/engine/profile_messages.h"
#include "core/model/loader.h"

#include <functional>
#include <set>
#include <string>

namespace botoscope::engine {

using ExpiryOf = std::function<std::optional<Timestamp>(const config::ProfileStore&, const std::string& profile)>;

/// What the files do not say themselves.
struct BookContext {
    std::set<std::string, std::less<>> regions; ///< of all partitions
    /// When a profile's credentials end, as far as a cache on this machine tells; unset: never asked.
    ExpiryOf expiry;
};

/// All regions of all partitions that the model data knows.
std::set<std::string, std::less<>> knownRegions(const model::Loader& loader);

/// Reads the book out of both files. Secrets do not get into it.
ProfileBook makeBook(config::ConfigFiles files, const BookContext& context);

} // namespace botoscope::engine
