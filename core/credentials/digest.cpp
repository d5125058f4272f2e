#include "core/credentials/digest.h"

#include "core/base/encoding.h"

#include <array>
#include <openssl/evp.h>

namespace botoscope::credentials {

std::string sha1Hex(std::string_view bytes)
{
    std::array<unsigned char, 20> digest{};
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
    return hexEncode({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

} // namespace botoscope::credentials
