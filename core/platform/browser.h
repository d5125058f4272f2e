#pragma once
#include "core/config/environment.h"

#include <string>
#include <vector>

namespace botoscope::platform {

/// The commands that may open a URL, best first: those of BROWSER (parted by colons, "%s" stands for the URL, which
/// else comes last), then xdg-open.
std::vector<std::vector<std::string>> browserCommands(const std::string& url, const config::Environment& environment);

/// Starts a browser on its own with that page. False when none can be started; what it does then is not known.
bool openBrowser(const std::string& url, const config::Environment& environment);

} // namespace botoscope::platform
