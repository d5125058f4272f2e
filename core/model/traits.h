#pragma once
// Inside model/ only.
#include "core/model/dom.h"
#include "core/model/shape.h"

namespace botoscope::model {

/// Lays the traits of a shape or reference over what is there: reading the target first and the reference second gives
/// botocore's overlay.
void readTraits(dom::Object json, Traits& traits);

} // namespace botoscope::model
