#pragma once
#include "core/base/value.h"

#include <QString>
#include <string>

namespace botoscope::ui {

/// An event without its service and operation: "before-sign".
QString shortEventName(const std::string& event);
/// What happens at that event, in one sentence.
QString stepSentence(const std::string& event);
/// What came up before that step and is worth a sentence besides the values, empty where nothing did: hints of the
/// model. Snapshots of the step and of the one before.
QString noteSentence(const Value& snapshot, const Value& before);

} // namespace botoscope::ui
