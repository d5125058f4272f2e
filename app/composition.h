#pragma once
#include "core/engine/setup.h"

#include <memory>
#include <string>

namespace botoscope::app {

/// Where this program's model data lies: BOTOSCOPE_MODELS, else the installed package's, else the build's.
std::string bundledModels();

/// How another program starts this one: "botoscope" where PATH finds this very file, else its path.
std::string ownProgram();

/// The loader over botocore's search order: the folders of AWS_DATA_PATH, else of the profile's data_path (empty: the
/// profile that the environment chooses), then ~/.aws/models and the bundled data.
std::shared_ptr<const model::Loader> makeLoader(const std::string& profile);

/// An engine's set-up with the real parts: libcurl, Qt's timers, the process's environment and profile files.
engine::EngineSetup realSetup(std::shared_ptr<const model::Loader> loader);

/// The same for a program in a terminal, where the person can be asked for MFA codes.
engine::EngineSetup terminalSetup(std::shared_ptr<const model::Loader> loader);

} // namespace botoscope::app
