#pragma once
#include "core/config/settings.h"

namespace botoscope::config {

/// The PEM file of trusted certificates: the variable ca_bundle, else REQUESTS_CA_BUNDLE of the environment (botocore's
/// endpoint.py). An empty text counts as none (ADR 36). Null value: the system's. Errors: Settings::resolve's.
Result<ResolvedValue> caBundle(const Settings& settings);

} // namespace botoscope::config
