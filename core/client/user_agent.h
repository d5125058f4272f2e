#pragma once
#include "core/config/environment.h"
#include "core/lifecycle/client_config.h"

#include <string>

namespace botoscope::client {

struct Program {
    std::string name;
    std::string version;
};

/// The User-Agent header in the form botocore gives it (§8.3), saying truly what this program is.
std::string userAgent(const Program& program, const lifecycle::ClientConfig& config,
                      const config::Environment& environment);

} // namespace botoscope::client
