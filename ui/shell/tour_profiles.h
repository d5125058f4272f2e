#pragma once
#include <string>

namespace botoscope::ui {

/// The profile files that the tour shows: a profile of every type, and some that lead into errors when they are used.
/// endpoint: a server that refuses the keys of wrong-key.
std::string tourConfigFile(const std::string& endpoint);
std::string tourCredentialsFile();

} // namespace botoscope::ui
