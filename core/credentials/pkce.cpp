#include "core/credentials/pkce.h"

#include "core/auth/hash.h"
#include "core/base/encoding.h"

#include <algorithm>

namespace botoscope::credentials {

namespace {
constexpr std::string_view unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
constexpr std::size_t verifierLength = 64;
} // namespace

std::string base64UrlEncode(std::string_view bytes)
{
    std::string text = base64Encode(bytes);
    text.erase(std::find(text.begin(), text.end(), '='), text.end());
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    return text;
}

std::optional<std::string> base64UrlDecode(std::string_view text)
{
    std::string padded(text);
    std::replace(padded.begin(), padded.end(), '-', '+');
    std::replace(padded.begin(), padded.end(), '_', '/');
    padded.append((4 - padded.size() % 4) % 4, '=');
    return base64Decode(padded);
}

Pkce Pkce::make(Random& random)
{
    std::string verifier;
    for (std::size_t i = 0; i < verifierLength; ++i) {
        const auto at = static_cast<std::size_t>(random.uniform() * static_cast<double>(unreserved.size()));
        verifier += unreserved[std::min(at, unreserved.size() - 1)];
    }
    Pkce made;
    made.challenge = base64UrlEncode(auth::asText(auth::sha256(verifier)));
    made.verifier = SecretString(std::move(verifier));
    return made;
}

} // namespace botoscope::credentials
