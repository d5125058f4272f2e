#include "core/lifecycle/handlers/handlers.h"
#include "core/lifecycle/sign_request.h"

namespace botoscope::lifecycle {

void addHeaderForUnsignedTrailer(BeforeSign& payload)
{
    if (payload.signatureVersion == unsignedVersion && payload.context.checksum.trailer) {
        payload.request.headers.set("X-Amz-Content-SHA256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    }
}

void removeContentTypeForPresigning(BeforeSign& payload)
{
    if (payload.context.noted("is_presign_request")) {
        payload.request.headers.erase("Content-Type");
    }
}

} // namespace botoscope::lifecycle
