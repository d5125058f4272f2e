#pragma once
#include "core/events/emitter.h"
#include "core/retry/retry_policy.h"

#include <memory>
#include <string>

namespace botoscope::lifecycle {

/// Registers a client's retry rules on its emitter: needs-retry.<service> and, for quota, after-call.<service>
/// (§2.3). The policy belongs to the client.
void registerRetryHandler(events::Emitter& emitter, const std::string& serviceId,
                          std::shared_ptr<retry::RetryPolicy> policy);

} // namespace botoscope::lifecycle
