#pragma once
#include <QString>
#include <string>

namespace botoscope::ui {

/// An event without its service and operation: "before-sign".
QString shortEventName(const std::string& event);
/// What happens at that event, in one sentence.
QString stepSentence(const std::string& event);

} // namespace botoscope::ui
