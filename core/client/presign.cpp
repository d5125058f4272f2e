#include "core/client/presign.h"

#include "core/auth/query_string.h"
#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/payloads.h"

#include <algorithm>

namespace botoscope::client {

namespace {

constexpr std::string_view fileName = "${filename}";

/// The bucket and the key go into the policy and the key into the fields.
void addBucketAndKey(lifecycle::PostForm& form, const std::string& bucket, const std::string& key)
{
    form.conditions.push_back(Value::object({{"bucket", bucket}}));
    if (key.ends_with(fileName)) {
        form.conditions.push_back(Value::array({"starts-with", "$key", key.substr(0, key.size() - fileName.size())}));
    } else {
        form.conditions.push_back(Value::object({{"key", key}}));
    }
    auth::setParameter(form.fields, "key", key);
}

bool takesOldSignatures(const endpoint::LegacyResolver& data, const lifecycle::ClientState& client)
{
    const auto& standard = client.endpoints->standard();
    if (!standard.ok()) {
        return false;
    }
    const std::string& region = standard->regionName;
    const auto regions = data.availableRegions("s3", standard->partition);
    if (region != "aws-global" && std::ranges::find(regions, region) == regions.end()) {
        return false; // a new region, and those take version 4 only
    }
    const auto found = data.resolve("s3", region);
    return found.ok() && *found && std::ranges::count((*found)->signatureVersions, "s3") > 0;
}

void chooseOldSignature(const endpoint::LegacyResolver& data, lifecycle::ChooseSigner& payload)
{
    const std::string& version = payload.signatureVersion;
    if (version.starts_with("v4a")) {
        return;
    }
    for (const char* suffix : {"-query", "-presign-post"}) {
        if (version.ends_with(suffix) && takesOldSignatures(data, *payload.context.client)) {
            payload.answer.give(version.starts_with("v4-s3express") ? version : "s3" + std::string(suffix));
        }
    }
}

} // namespace

Task<Result<std::string>> presignUrl(Client& client, std::string method, Value params, PresignOptions options)
{
    auto operation = client.model().findOperation(method);
    if (!operation.ok()) {
        co_return Error(ErrorCode::UnknownOperation, "Client does not have method: " + method);
    }
    options.call.presign.emplace();
    options.call.presign->method = options.httpMethod;
    options.call.presign->expiresSeconds = options.expiresSeconds;
    auto calling = client.perform(**operation, params, options.call);
    auto report = co_await calling;
    if (report.error) {
        co_return std::move(*report.error);
    }
    co_return std::move(report.request.url);
}

Task<Result<PresignedPost>> presignPost(Client& client, std::string bucket, std::string key, PresignPostOptions options)
{
    const model::OperationModel* operation = client.model().operation("CreateBucket");
    if (!operation) {
        co_return Error(ErrorCode::NotSupported, "Forms can be signed for S3 only");
    }
    lifecycle::PostForm form;
    form.fields = std::move(options.fields);
    form.conditions = std::move(options.conditions);
    addBucketAndKey(form, bucket, key);
    options.call.presign.emplace();
    options.call.presign->expiresSeconds = options.expiresSeconds;
    options.call.presign->form = std::move(form);
    const Value params = Value::object({{"Bucket", bucket}});
    auto calling = client.perform(*operation, params, options.call);
    auto report = co_await calling;
    if (report.error) {
        co_return std::move(*report.error);
    }
    PresignedPost out;
    out.url = std::move(report.request.url);
    out.fields = std::move(report.formFields);
    co_return out;
}

void registerS3PresignDefault(events::Emitter& emitter, std::shared_ptr<const endpoint::LegacyResolver> endpoints)
{
    emitter.on<lifecycle::ChooseSigner>(
        "choose-signer.s3", "default_s3_presign_to_sigv2",
        [endpoints](lifecycle::ChooseSigner& payload) { chooseOldSignature(*endpoints, payload); });
}

} // namespace botoscope::client
