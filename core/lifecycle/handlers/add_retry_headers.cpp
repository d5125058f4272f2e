#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void addRetryHeaders(RequestCreated& payload)
{
    const CallContext& context = payload.context;
    payload.request.headers.set("amz-sdk-invocation-id", context.invocationId);
    const auto ttl = context.values.find(retryTtlNote);
    std::string text = ttl == context.values.end() ? "" : "ttl=" + ttl->second.toString() + "; ";
    text += "attempt=" + std::to_string(context.attempt);
    if (context.maxAttempts > 0) {
        text += "; max=" + std::to_string(context.maxAttempts);
    }
    payload.request.headers.set("amz-sdk-request", std::move(text));
}

} // namespace botoscope::lifecycle
