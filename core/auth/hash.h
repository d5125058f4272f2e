#pragma once
#include "core/base/secret.h"
#include "core/http/message.h"

#include <array>
#include <string>
#include <string_view>

namespace botoscope::auth {

using Sha256 = std::array<unsigned char, 32>;
using Sha1 = std::array<unsigned char, 20>;

inline constexpr std::string_view emptySha256Hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

Sha256 sha256(std::string_view bytes);
std::string sha256Hex(std::string_view bytes); ///< lower case
/// A stream is read from its start and taken back there. Error: Io, UnseekableStream.
Result<std::string> sha256Hex(const http::Body& body);
Sha256 hmacSha256(std::string_view key, std::string_view message);
Sha1 hmacSha1(std::string_view key, std::string_view message);

/// SigV4's derived key. The last few of each thread are kept (found by a hash of the secret), since requests of one
/// client differ in nothing that goes in here.
Sha256 signingKey(const SecretString& secretAccessKey, std::string_view date, std::string_view region,
                  std::string_view service);

/// The bytes of a digest as text, for hashing on and for encoding.
template <std::size_t size> std::string_view asText(const std::array<unsigned char, size>& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

} // namespace botoscope::auth
