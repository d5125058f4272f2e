#pragma once
#include "core/base/result.h"
#include "core/lifecycle/payloads.h"

// The built-in behaviours, one file each; what they do is botocore's (its name is the label in the table), see
// botocore-behaviour.md §2.4.
namespace botoscope::lifecycle {

/// Fills top-level idempotency tokens whose key is absent with a uuid.
void generateIdempotencyTokens(BeforeParameterBuild& payload);
/// amz-sdk-invocation-id and amz-sdk-request; runs after signing, so they are never signed.
void addRetryHeaders(RequestCreated& payload);
/// The operation takes no signature.
void disableSigning(ChooseSigner& payload);
/// Signer of an operation whose model or endpoint names one.
void setOperationSpecificSigner(ChooseSigner& payload);

} // namespace botoscope::lifecycle
