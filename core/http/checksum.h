#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::http {

/// A checksum over bytes that come in pieces.
class Checksum {
public:
    virtual ~Checksum() = default;
    virtual void reset() = 0;
    virtual void update(std::string_view bytes) = 0;
    /// Of all bytes since the start or the last reset; CRCs with the highest byte first.
    virtual std::string digest() const = 0;
};

/// By AWS' name in lower case: crc32, crc32c, crc64nvme, sha1, sha256, sha512, xxhash64, xxhash3, xxhash128. nullptr
/// for any other (md5 among them: botocore does not compute it either).
std::unique_ptr<Checksum> makeChecksum(std::string_view algorithm);
bool isKnownChecksum(std::string_view algorithm);
/// The checksum as headers have it: base64. The algorithm must be known.
std::string checksumText(std::string_view algorithm, std::string_view bytes);

} // namespace botoscope::http
