#include "core/lifecycle/presign_step.h"

#include "core/endpoint/builtins.h"
#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/attempt.h"
#include "core/trace/recorder.h"

namespace botoscope::lifecycle {

bool isPresigning(const CallContext& context)
{
    return context.noted("is_presign_request");
}

void notePresigning(CallContext& context)
{
    const ClientState& client = *context.client;
    const auto& standard = client.endpoints->standard();
    const bool global =
        standard.ok() && endpoint::presignsGlobally(standard->partition, client.region, client.config.s3);
    context.values["is_presign_request"] = true;
    context.values["use_global_endpoint"] = global;
}

Task<Result<void>> presignRequest(CallContext& context, http::RequestDict& dict, Presigning& wish, CallReport& report)
{
    if (!wish.method.empty()) {
        dict.method = wish.method;
    }
    report.request = makeRequest(dict, *context.operation);
    SigningWish signing;
    signing.suffix = wish.form ? "-presign-post" : "-query";
    signing.expiresSeconds = wish.expiresSeconds;
    if (wish.form) {
        signing.form = &*wish.form;
        // The URL is CreateBucket's, but the events name what the form is for.
        const model::OperationModel* upload = context.operation->service->operation("PutObject");
        if (!upload) {
            co_return Error(ErrorCode::NotSupported, "Forms can be signed for S3 only");
        }
        context.operation = upload;
    }
    auto task = signRequestFor(context, report.request, signing);
    auto outcome = co_await task;
    if (wish.form) {
        report.formFields = std::move(wish.form->fields);
    }
    if (outcome.ok() && context.trace) {
        context.trace->note("request", describe(report.request));
    }
    if (!outcome.ok() && outcome.error().code == ErrorCode::UnknownSignatureVersion) {
        co_return Error(ErrorCode::UnknownSignatureVersion, "Signature version(s) are not supported: " +
                                                                std::string(outcome.error().get("signature_version")));
    }
    co_return outcome;
}

} // namespace botoscope::lifecycle
