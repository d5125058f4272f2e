#include "core/base/encoding.h"
#include "core/lifecycle/handlers/handlers.h"

#include <array>
#include <openssl/evp.h>

namespace botoscope::lifecycle {

namespace {

std::string md5(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_md5(), nullptr);
    return {reinterpret_cast<const char*>(digest.data()), size};
}

void encodeKey(Value& params, const std::string& prefix)
{
    const Value* key = params.find(prefix + "Key");
    if (!key || key->isNull() || params.find(prefix + "KeyMD5")) {
        return;
    }
    const std::string bytes = key->isBlob() ? std::string(key->toBlob().view()) : key->toString();
    params.set(Name(prefix + "Key"), base64Encode(bytes));
    params.set(Name(prefix + "KeyMD5"), base64Encode(md5(bytes)));
}

} // namespace

void encodeSseKey(BeforeParameterBuild& payload)
{
    encodeKey(payload.params, "SSECustomer");
}

void encodeCopySourceSseKey(BeforeParameterBuild& payload)
{
    encodeKey(payload.params, "CopySourceSSECustomer");
}

} // namespace botoscope::lifecycle
