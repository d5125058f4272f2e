#pragma once
#include "core/base/clock.h"
#include "core/events/emitter.h"
#include "core/retry/retry_policy.h"

#include <memory>
#include <string>

namespace botoscope::lifecycle {

/// Lets a policy answer needs-retry of one service's client (id "retry-config-<service>"), and gives its quota back
/// when calls succeed. Marks results whose attempts or quota are used up, as botocore does. tellsMaxAttempts: the first
/// attempt names the most there will be already (the revised rules).
void registerRetryHandler(events::Emitter& emitter, const std::string& serviceId,
                          std::shared_ptr<retry::RetryPolicy> policy, bool tellsMaxAttempts = false);

/// Adaptive mode's part beside the standard rules (botocore-behaviour.md §8.1): before-send waits where the client
/// sends faster than its service takes, and needs-retry tells the limiter how each attempt ended. Traces say how long a
/// request waited and at what rate the client sends ("rate_limit"). The clock outlives the emitter.
void registerAdaptiveRetries(events::Emitter& emitter, const Clock& clock);

} // namespace botoscope::lifecycle
