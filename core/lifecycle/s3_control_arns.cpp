#include "core/lifecycle/s3_control_arns.h"

#include "core/base/arn.h"
#include "core/lifecycle/payloads.h"

#include <algorithm>
#include <optional>

namespace botoscope::lifecycle {

namespace {

struct ControlArn : Arn {
    std::string text;
    std::vector<std::string> parts; ///< of the resource, split at ":" and "/"
};

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    for (auto end = text.find_first_of(":/"); end != std::string_view::npos; end = text.find_first_of(":/")) {
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.emplace_back(text);
    return parts;
}

std::optional<ControlArn> readArn(const Value& value)
{
    const std::string& text = value.toString();
    auto arn = parseArn(text);
    if (!arn) {
        return std::nullopt;
    }
    auto parts = split(arn->resource);
    return ControlArn{*std::move(arn), text, std::move(parts)};
}

Error refused(const std::string& what, const ControlArn& arn)
{
    return Error(ErrorCode::ParamValidation, what + ": " + arn.text).with("arn", arn.text);
}

Result<void> takeAccount(Value& params, const ControlArn& arn)
{
    const Value* given = params.find("AccountId");
    if (given && given->toString() != arn.account) {
        return refused("The account in the ARN is not the one that AccountId gives, " + given->toString(), arn);
    }
    params.set("AccountId", arn.account);
    return {};
}

Result<void> expand(BeforeEndpointResolution& payload, const char* member, const char* kind)
{
    const Value* value = payload.params.find(member);
    const auto arn = value && value->isString() ? readArn(*value) : std::nullopt;
    if (!arn) {
        return {};
    }
    if (arn->region.starts_with("fips-") || arn->region.ends_with("fips-")) {
        return refused("A FIPS region is not allowed in an ARN", *arn);
    }
    if (payload.context.client->config.s3["use_accelerate_endpoint"].toBool()) {
        return Error(ErrorCode::InvalidConfig, "S3 Control has no accelerate endpoints (s3.use_accelerate_endpoint)");
    }
    const auto& resource = arn->parts;
    if (arn->service != "s3-outposts" || resource.size() != 4 || resource[0] != "outpost" || resource[2] != kind) {
        return refused("The parameter " + std::string(member) + " does not take this ARN", *arn);
    }
    return takeAccount(payload.params, *arn);
}

Result<void> expandArns(BeforeEndpointResolution& payload)
{
    const std::string_view operation = payload.model.name.view();
    // These two go by OutpostId.
    if (operation == "CreateBucket" || operation == "ListRegionalBuckets") {
        return {};
    }
    if (operation != "CreateAccessPoint") {
        auto named = expand(payload, "Name", "accesspoint");
        if (!named.ok()) {
            return named;
        }
    }
    return expand(payload, "Bucket", "bucket");
}

} // namespace

void registerS3ControlArns(events::Emitter& emitter)
{
    emitter.on<BeforeEndpointResolution>("before-endpoint-resolution.s3-control", "handle_arn", expandArns);
}

} // namespace botoscope::lifecycle
