#pragma once
#include "core/model/loader.h"
#include "support/build_folders.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace botoscope::test {

/// The model data tests use: $BOTOSCOPE_MODELS, else the folder this build was configured with. May be empty.
inline std::string modelDataDir()
{
    const char* fromEnvironment = std::getenv("BOTOSCOPE_MODELS");
    return fromEnvironment ? fromEnvironment : configuredModels;
}

/// One loader on modelDataDir() for the whole program, so that each model is read once.
inline const model::Loader& sharedLoader()
{
    static const model::Loader loader({modelDataDir()});
    return loader;
}

/// The public test vectors: $BOTOSCOPE_VECTORS, else ../shared/conformance beside the source tree; nullopt if absent.
inline std::optional<std::string> vectorsDir()
{
    const char* fromEnvironment = std::getenv("BOTOSCOPE_VECTORS");
    const std::string path = fromEnvironment ? fromEnvironment : std::string(sourceFolder) + "/../shared/conformance";
    return std::filesystem::is_directory(path) ? std::optional(path) : std::nullopt;
}

} // namespace botoscope::test
