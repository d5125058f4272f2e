#pragma once
#include <QString>
#include <string>

namespace botoscope::ui {

/// A body as readable text: JSON is indented, other text stays as it is with control characters made visible, binary
/// becomes a hex dump of its first 64 KiB.
QString bodyText(const std::string& body);

} // namespace botoscope::ui
