#pragma once
#include "core/base/error.h"
#include "core/base/value.h"
#include "core/engine/renewal.h"

#include <QString>

namespace botoscope::ui {

/// An error as the window says it.
struct ErrorWords {
    QString what;
    QString where;
    QString next;   ///< the next thing to do
    QString action; ///< what can be done about it here, for a button; empty: nothing
};

/// A failure of ours or of the network.
ErrorWords errorWords(const Error& error);
/// A refusal of the service (contexts code and service_message) with the response's ResponseMetadata.
ErrorWords refusalWords(const Error& refusal, const Value& metadata, engine::Renewal renewal = engine::Renewal::None);

} // namespace botoscope::ui
