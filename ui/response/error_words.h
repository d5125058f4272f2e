#pragma once
#include "core/base/error.h"
#include "core/base/value.h"

#include <QString>

namespace botoscope::ui {

/// An error as the window says it.
struct ErrorWords {
    QString what;
    QString where;
    QString next; ///< the next thing to do
};

/// A failure of ours or of the network.
ErrorWords errorWords(const Error& error);
/// A refusal of the service (contexts code and service_message) with the response's ResponseMetadata.
ErrorWords refusalWords(const Error& refusal, const Value& metadata);

} // namespace botoscope::ui
