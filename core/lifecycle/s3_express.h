#pragma once
#include "core/events/emitter.h"

namespace botoscope::lifecycle {

/// Has a client of S3 sign for directory buckets with sessions (§5.3, S3 Express): CreateSession once a bucket, again
/// before the session ends. At most 100 buckets are remembered.
void registerS3ExpressSessions(events::Emitter& emitter);

} // namespace botoscope::lifecycle
