#pragma once
#include "core/events/emitter.h"

namespace botoscope::lifecycle {

/// Has a client of S3 follow buckets to their regions (botocore's S3RegionRedirectorv2, §3.7): an answer that shows the
/// bucket to be elsewhere is sent there once more, and the region is kept for later calls. Where the answer does not
/// name the region, HeadBucket is asked for it.
void registerS3Redirects(events::Emitter& emitter);

} // namespace botoscope::lifecycle
