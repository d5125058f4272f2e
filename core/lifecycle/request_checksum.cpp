#include "core/lifecycle/request_checksum.h"

#include "core/base/encoding.h"
#include "core/http/aws_chunked.h"
#include "core/http/checksum.h"
#include "core/lifecycle/context.h"

#include <algorithm>
#include <array>

namespace botoscope::lifecycle {

namespace {

/// botocore's order of preference for responses.
constexpr std::array<std::string_view, 9> preferred = {"xxhash128", "xxhash3", "crc64nvme", "xxhash64", "crc32c",
                                                       "crc32",     "sha1",    "sha256",    "sha512"};

/// "crc32" of X-Amz-Checksum-CRC32; empty for a header that is none of a checksum.
std::string checksumHeaderTail(const std::string& header)
{
    constexpr std::string_view prefix = "x-amz-checksum-";
    const auto isAlphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const std::string name = toLower(header);
    const bool fits = name.starts_with(prefix) && std::all_of(name.begin() + prefix.size(), name.end(), isAlphanumeric);
    return fits ? name.substr(prefix.size()) : std::string();
}

bool hasChecksumHeader(const http::Headers& headers)
{
    return std::any_of(headers.begin(), headers.end(),
                       [](const auto& field) { return !checksumHeaderTail(field.first).empty(); });
}

/// The header that the algorithm member goes to; empty if it goes elsewhere.
std::string algorithmHeader(const model::OperationModel& operation, const std::string& memberName)
{
    const model::Shape* input = operation.inputShape();
    const model::Member* member = input && !memberName.empty() ? input->member(memberName) : nullptr;
    return member ? member->ref.traits().locationName : std::string();
}

bool wantsTrailer(const ClientState& client, const http::RequestDict& request, const model::OperationModel& operation)
{
    return operation.hasStreamingInput() && toLower(request.url).starts_with("https:") &&
           client.signatureVersion != "s3";
}

Result<void> planRequest(ChecksumPlan& plan, const ClientState& client, const model::OperationModel& operation,
                         const Value& trait, const Value& params)
{
    const bool required = operation.httpChecksumRequired || trait["requestChecksumRequired"].toBool();
    const std::string& member = trait["requestAlgorithmMember"].toString();
    const Value* chosen = member.empty() ? nullptr : params.find(member);
    if (chosen) {
        plan.algorithm = toLower(chosen->toString());
        if (!http::isKnownChecksum(plan.algorithm)) {
            return Error(ErrorCode::NotSupported, "Unsupported checksum algorithm: " + plan.algorithm);
        }
        return {};
    }
    const bool wanted = client.config.requestChecksumCalculation.value_or("when_supported") == "when_supported";
    if (required || (!member.empty() && wanted)) {
        plan.algorithm = "crc32";
        plan.algorithmHeader = algorithmHeader(operation, member);
    }
    return {};
}

void planResponse(ChecksumPlan& plan, const Value& trait, const Value& params)
{
    const std::string& mode = trait["requestValidationModeMember"].toString();
    if (mode.empty() || !params.find(mode)) {
        return;
    }
    const List& listed = trait["responseAlgorithms"].list();
    for (const std::string_view algorithm : preferred) {
        const bool modelled = std::any_of(listed.begin(), listed.end(), [algorithm](const Value& name) {
            return equalsIgnoreCase(name.toString(), algorithm);
        });
        if (modelled && http::isKnownChecksum(algorithm)) {
            plan.responseAlgorithms.emplace_back(algorithm);
        }
    }
}

Result<void> putHeader(http::RequestDict& request, const ChecksumPlan& plan)
{
    const auto checksum = http::makeChecksum(plan.algorithm);
    if (request.body.isStream()) {
        const auto read =
            http::readThrough(*request.body.stream(), [&checksum](std::string_view piece) { checksum->update(piece); });
        if (!read) {
            return read;
        }
    } else {
        checksum->update(*request.body.shared());
    }
    request.headers.set(plan.headerName(), base64Encode(checksum->digest()));
    return {};
}

void putTrailer(http::RequestDict& request, const ChecksumPlan& plan)
{
    request.headers.set("Transfer-Encoding", "chunked");
    const std::string coding = request.headers.get("Content-Encoding");
    request.headers.set("Content-Encoding",
                        request.headers.contains("Content-Encoding") ? coding + ",aws-chunked" : "aws-chunked");
    request.headers.set("X-Amz-Trailer", plan.headerName());
    const auto size = request.body.size();
    const std::string length = size ? std::to_string(*size) : request.headers.get("Content-Length");
    if (!length.empty()) {
        request.headers.set("X-Amz-Decoded-Content-Length", length);
    }
    request.headers.erase("Content-Length");
    if (request.body.isStream()) {
        request.body = http::Body(std::make_shared<http::AwsChunkedSource>(request.body.stream(), plan.algorithm));
    } else {
        request.body = http::Body(http::awsChunked(*request.body.shared(), plan.algorithm));
    }
}

} // namespace

Result<ChecksumPlan> resolveChecksums(const ClientState& client, const http::RequestDict& request,
                                      const model::OperationModel& operation, const Value& params)
{
    ChecksumPlan plan;
    const Value trait = operation.trait("httpChecksum");
    if (!hasChecksumHeader(request.headers)) {
        if (auto planned = planRequest(plan, client, operation, trait, params); !planned) {
            return std::move(planned).error();
        }
        plan.trailer = !plan.algorithm.empty() && wantsTrailer(client, request, operation);
    }
    planResponse(plan, trait, params);
    return plan;
}

std::vector<std::string> checksumFeatures(const http::RequestDict& request, const ChecksumPlan& plan)
{
    constexpr const char* prefix = "FLEXIBLE_CHECKSUMS_REQ_";
    const auto featureOf = [](const std::string& algorithm) {
        return prefix + (algorithm == "crc64nvme" ? "CRC64" : toUpper(algorithm));
    };
    if (!plan.algorithm.empty()) {
        return {featureOf(plan.algorithm)};
    }
    std::vector<std::string> out;
    for (const auto& [name, value] : request.headers) {
        const std::string algorithm = checksumHeaderTail(name);
        if (!algorithm.empty() && algorithm != "algorithm" && algorithm != "mode" && algorithm != "type") {
            out.push_back(featureOf(algorithm));
        }
    }
    return out;
}

Result<void> applyRequestChecksum(http::RequestDict& request, const ChecksumPlan& plan)
{
    if (plan.algorithm.empty()) {
        return {};
    }
    if (!request.headers.contains(plan.headerName())) {
        if (plan.trailer) {
            putTrailer(request, plan);
        } else if (auto put = putHeader(request, plan); !put) {
            return put;
        }
    }
    if (!plan.algorithmHeader.empty()) {
        request.headers.set(plan.algorithmHeader, "CRC32");
    }
    return {};
}

} // namespace botoscope::lifecycle
