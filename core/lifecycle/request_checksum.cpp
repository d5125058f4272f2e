#include "core/lifecycle/request_checksum.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <openssl/evp.h>
#include <zlib.h>

namespace botoscope::lifecycle {

namespace {

bool hasChecksumHeader(const http::Headers& headers)
{
    return std::any_of(headers.begin(), headers.end(),
                       [](const auto& field) { return toLower(field.first).starts_with("x-amz-checksum-"); });
}

std::string crc32Bytes(std::string_view body)
{
    auto sum = crc32_z(0, nullptr, 0);
    sum = crc32_z(sum, reinterpret_cast<const Bytef*>(body.data()), body.size());
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(sum >> shift);
    }
    return bytes;
}

std::string digest(std::string_view body, const EVP_MD* algorithm)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    EVP_Digest(body.data(), body.size(), out.data(), &size, algorithm, nullptr);
    return {reinterpret_cast<const char*>(out.data()), size};
}

Result<std::string> checksum(std::string_view algorithm, std::string_view body)
{
    if (algorithm == "crc32") {
        return crc32Bytes(body);
    }
    if (algorithm == "sha1") {
        return digest(body, EVP_sha1());
    }
    if (algorithm == "sha256") {
        return digest(body, EVP_sha256());
    }
    if (algorithm == "sha512") {
        return digest(body, EVP_sha512());
    }
    return Error(ErrorCode::NotSupported, "Unsupported checksum algorithm: " + std::string(algorithm));
}

} // namespace

Result<void> applyRequestChecksum(http::RequestDict& request, const model::OperationModel& operation,
                                  const Value& params, const std::string& calculation)
{
    const Value trait = operation.trait("httpChecksum");
    const bool required = operation.httpChecksumRequired || trait["requestChecksumRequired"].toBool();
    const std::string& member = trait["requestAlgorithmMember"].toString();
    const Value& chosen = params[member];
    if (hasChecksumHeader(request.headers) ||
        (!chosen.isString() && !required && (member.empty() || calculation != "when_supported"))) {
        return {};
    }
    const std::string algorithm = chosen.isString() ? toLower(chosen.toString()) : "crc32";
    const auto body = request.body.shared();
    const auto sum = checksum(algorithm, *body);
    if (!sum.ok()) {
        return sum.error();
    }
    request.headers.set("x-amz-checksum-" + algorithm, base64Encode(*sum));
    const model::Member* header = operation.inputShape() ? operation.inputShape()->member(member) : nullptr;
    if (!chosen.isString() && header && header->ref.traits().location == model::Location::Header) {
        request.headers.set(header->wireName(), "CRC32");
    }
    return {};
}

} // namespace botoscope::lifecycle
