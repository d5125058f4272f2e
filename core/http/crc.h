#pragma once
#include <cstdint>
#include <string_view>

namespace botoscope::http {

// Cyclic redundancy checks in their finished form: the value so far goes in, 0 at the start, the new one comes out.

std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);     ///< IEEE 802.3, as zlib's
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);    ///< Castagnoli
std::uint64_t crc64Nvme(std::string_view bytes, std::uint64_t before = 0); ///< NVM Express' CRC-64

} // namespace botoscope::http
