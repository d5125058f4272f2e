#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void addExpectHeader(BeforeCall& payload)
{
    const bool uploads = payload.model.http.method == "PUT" || payload.model.http.method == "POST";
    // Bytes go at once, but for these two botocore makes a stream of whatever it is given
    // (convert_body_to_file_like_object).
    const std::string_view operation = payload.model.name.view();
    const bool madeStream =
        (operation == "PutObject" || operation == "UploadPart") && !(*payload.context.params)["Body"].isNull();
    if (uploads && (madeStream || payload.request.body.isStream())) {
        payload.request.headers.set("Expect", "100-continue");
    }
}

void addGlacierVersion(BeforeCall& payload)
{
    payload.request.headers.set("x-amz-glacier-version", payload.model.service->metadata().apiVersion);
}

void addApiVersionHeader(BeforeCall& payload)
{
    if (payload.model.endpointOperation) {
        payload.request.headers.set("x-amz-api-version", payload.model.service->metadata().apiVersion);
    }
}

void addAcceptHeader(BeforeCall& payload)
{
    if (!payload.request.headers.contains("Accept")) {
        payload.request.headers.set("Accept", "application/json");
    }
}

} // namespace botoscope::lifecycle
