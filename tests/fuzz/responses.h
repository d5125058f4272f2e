#pragma once
#include "core/model/service_model.h"
#include "tests/fuzz/fuzz.h"

namespace botoscope::fuzz {

/// Takes an input for a response of the sample service and reads it as every kind of answer. Its first line is a status
/// and headers ("200;x-tag=a;x-size=3"), where there is one; all bytes together are a body as well.
void checkResponses(model::Protocol protocol, Input input);

} // namespace botoscope::fuzz
