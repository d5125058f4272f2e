#include "core/lifecycle/s3_redirect.h"

#include "core/base/arn.h"
#include "core/lifecycle/async_handler.h"
#include "core/lifecycle/payloads.h"
#include "core/lifecycle/resolve_endpoint.h"
#include "core/lifecycle/side_call.h"

#include <algorithm>
#include <map>

namespace botoscope::lifecycle {

namespace {

constexpr const char* redirectedNote = "s3_redirected";
constexpr const char* regionHeader = "x-amz-bucket-region";

/// Whether the answer says that the bucket is in another region.
bool pointsElsewhere(const NeedsRetry& payload)
{
    const Value& error = (*payload.parsed)["Error"];
    const std::string& code = error["Code"].toString();
    const std::string_view operation = payload.model.name.view();
    const int status = payload.response->status;
    // Answers to HEAD have no body that would say more; 400 is one signed for the wrong region.
    if (code == "301" || code == "400") {
        if (operation == "HeadObject" ||
            (operation == "HeadBucket" && payload.response->headers.contains(regionHeader))) {
            return true;
        }
    }
    return (code == "AuthorizationHeaderMalformed" && error.find("Region")) || status == 301 || status == 302 ||
           status == 307 || code == "PermanentRedirect" ||
           (code == "IllegalLocationConstraintException" && operation != "CreateBucket");
}

bool isHostLabel(const std::string& text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return text.size() <= 63 && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(), allowed);
}

/// The region of a bucket, by the answer or else by asking. Empty if nobody says. Error: InvalidRegion.
Task<Result<std::string>> findRegion(NeedsRetry& payload, const std::string& bucket)
{
    std::string region = payload.response->headers.get(regionHeader);
    if (region.empty()) {
        region = (*payload.parsed)["Error"]["Region"].toString();
    }
    if (region.empty() && payload.model.name != "HeadBucket") {
        Value params = Map();
        params.set("Bucket", bucket);
        const model::OperationModel* head = payload.model.service->operation("HeadBucket");
        auto asking = runSideCall(payload.context, *head, std::move(params));
        auto report = co_await asking;
        if (report.error) {
            co_return std::move(*report.error);
        }
        region = report.response.headers.get(regionHeader);
    }
    if (!region.empty() && !isHostLabel(region)) {
        co_return Error(ErrorCode::InvalidRegion, "The bucket's region '" + region + "' is not a valid host label");
    }
    co_return region;
}

/// The old URL at the new endpoint: another host, the path as it was.
std::string moved(const std::string& url, const std::string& endpoint)
{
    auto parts = http::splitUrl(url);
    const auto target = http::splitUrl(endpoint);
    if (!parts || !target) {
        return url;
    }
    parts->host = target->host;
    parts->port = target->port;
    parts->userinfo = target->userinfo;
    return http::joinUrl(*parts);
}

class Redirects {
public:
    void useKnownRegion(BeforeEndpointResolution& payload) const
    {
        const auto known = m_regions.find(payload.params["Bucket"].toString());
        if (known != m_regions.end()) {
            payload.builtins.set("AWS::Region", known->second);
        }
    }

    Task<Result<void>> follow(NeedsRetry& payload)
    {
        const std::string bucket = (*payload.context.params)["Bucket"].toString();
        if (!payload.response || bucket.empty() || isArn(bucket) || payload.context.values.contains(redirectedNote) ||
            !pointsElsewhere(payload)) {
            co_return Result<void>();
        }
        auto finding = findRegion(payload, bucket);
        auto region = co_await finding;
        if (!region.ok()) {
            co_return std::move(region).error();
        }
        if (region->empty()) {
            co_return Result<void>();
        }
        m_regions[bucket] = *region;
        payload.context.values[redirectedNote] = true;
        auto resolving = resolveEndpoint(payload.context);
        auto resolved = co_await resolving;
        if (!resolved.ok()) {
            co_return std::move(resolved).error();
        }
        payload.request->url = moved(payload.request->url, resolved->url);
        payload.answer = {};
        payload.answer.give({true, 0, "the bucket is in " + *region});
        co_return Result<void>();
    }

private:
    std::map<std::string, std::string> m_regions; ///< by bucket
};

} // namespace

void registerS3Redirects(events::Emitter& emitter)
{
    const auto redirects = std::make_shared<Redirects>();
    (void)emitter.registerHandler("needs-retry.s3",
                                  makeAsyncHandler<NeedsRetry>("redirect_from_error", [redirects](NeedsRetry& payload) {
                                      return redirects->follow(payload);
                                  }));
    emitter.on<BeforeEndpointResolution>(
        "before-endpoint-resolution.s3", "redirect_from_cache",
        [redirects](BeforeEndpointResolution& payload) { redirects->useKnownRegion(payload); });
}

} // namespace botoscope::lifecycle
