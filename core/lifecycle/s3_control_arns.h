#pragma once
#include "core/events/emitter.h"

namespace botoscope::lifecycle {

/// Has a client of S3 Control take ARNs of Outposts in Name and Bucket (botocore's S3ControlArnParamHandlerv2, §6.5):
/// the account in the ARN fills AccountId, or must be the same. Other ARNs are refused.
void registerS3ControlArns(events::Emitter& emitter);

} // namespace botoscope::lifecycle
