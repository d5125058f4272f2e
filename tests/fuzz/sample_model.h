#pragma once
#include "core/model/service_model.h"

namespace botoscope::fuzz {

/// A service of our own that speaks the protocol and has a member of every kind a model can have: operations "Get"
/// (a tree of all types), "Read" (a body of bytes, headers), "Watch" (an event stream), an exception "Gone".
const model::ServiceModel& sampleModel(model::Protocol protocol);

} // namespace botoscope::fuzz
