#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void addExpectHeader(BeforeCall& payload)
{
    const bool uploads = payload.model.http.method == "PUT" || payload.model.http.method == "POST";
    if (uploads && payload.model.hasStreamingInput()) {
        payload.request.headers.set("Expect", "100-continue");
    }
}

void addGlacierVersion(BeforeCall& payload)
{
    payload.request.headers.set("x-amz-glacier-version", payload.model.service->metadata().apiVersion);
}

void addAcceptHeader(BeforeCall& payload)
{
    if (!payload.request.headers.contains("Accept")) {
        payload.request.headers.set("Accept", "application/json");
    }
}

} // namespace botoscope::lifecycle
