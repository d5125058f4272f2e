#pragma once
#include "core/config/environment.h"
#include "core/lifecycle/context.h"

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
    std::string cryptoName;           ///< the library that hashes, signs and encrypts
    std::string cryptoVersion;

    static Platform ofThisProcess(const config::Environment& environment);
};

/// The User-Agent header in the form botocore gives it (§8.3), saying truly what this program is. Calls put the
/// features they use between its parts (lifecycle/user_agent_features.h).
lifecycle::UserAgent userAgent(const Program& program, const lifecycle::ClientConfig& config, const Platform& platform);

/// A component's text: characters that may not stand in it become dashes; "#" may where asked.
std::string sanitizeUserAgent(std::string_view text, bool allowHash);

} // namespace botoscope::client
