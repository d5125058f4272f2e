#pragma once
#include "core/config/environment.h"
#include "core/lifecycle/client_config.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace botoscope::client {

struct Program {
    std::string name;
    std::string version;
};

/// What a program runs on; empty where nothing is known.
struct Platform {
    std::string system; ///< "Linux", "Darwin", …
    std::string release;
    std::string machine;
    std::string language;
    std::string languageVersion;
    std::string executionEnvironment; ///< AWS_EXECUTION_ENV

    static Platform ofThisProcess(const config::Environment& environment);
};

/// The User-Agent header in the form botocore gives it (§8.3), saying truly what this program is. features: short
/// names, comma between (user_agent_features.h).
std::string userAgent(const Program& program, const lifecycle::ClientConfig& config, const Platform& platform,
                      const std::string& features = {});

/// A component's text: characters that may not stand in it become dashes; "#" may where asked.
std::string sanitizeUserAgent(std::string_view text, bool allowHash);

/// A component without as many of its last parts as it takes to be no longer than that; may leave nothing.
std::string shortenUserAgent(std::string component, std::size_t most, char delimiter);

} // namespace botoscope::client
