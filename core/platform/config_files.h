#pragma once
#include "core/base/result.h"
#include "core/config/environment.h"
#include "core/config/profiles.h"

namespace botoscope::platform {

/// Reads the two profile files where AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE put them, else ~/.aws/config and
/// ~/.aws/credentials. A missing file has no text; one that can't be read is as good as empty (botocore does not
/// complain) and carries the problem. Error: ConfigParse when one is too large.
Result<config::ConfigFiles> readConfigFiles(const config::Environment& environment);

/// Where these files are, or would be.
std::string configFilePath(const config::Environment& environment);
std::string credentialsFilePath(const config::Environment& environment);

} // namespace botoscope::platform
