#include "core/auth/hash.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <memory>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace botoscope::auth {

namespace {

constexpr std::size_t blockSize = 64; // of SHA-1 and SHA-256

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// One digest context a thread: making one costs more than hashing a short text.
EVP_MD_CTX* threadContext()
{
    thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    return context.get();
}

// Fetched once: EVP_sha256() would look the implementation up for each digest.
const EVP_MD* sha256Method()
{
    static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return method;
}

const EVP_MD* sha1Method()
{
    static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA1", nullptr);
    return method;
}

/// Digest of two texts one after the other.
template <class Digest> Digest digestOf(const EVP_MD* method, std::string_view first, std::string_view second = {})
{
    Digest out{};
    EVP_MD_CTX* const context = threadContext();
    EVP_DigestInit_ex2(context, method, nullptr);
    EVP_DigestUpdate(context, first.data(), first.size());
    EVP_DigestUpdate(context, second.data(), second.size());
    EVP_DigestFinal_ex(context, out.data(), nullptr);
    return out;
}

/// RFC 2104.
template <class Digest> Digest hmacOf(const EVP_MD* method, std::string_view key, std::string_view message)
{
    std::array<unsigned char, blockSize> pad{};
    if (key.size() > blockSize) {
        const Digest shorter = digestOf<Digest>(method, key);
        std::copy(shorter.begin(), shorter.end(), pad.begin());
    } else {
        std::copy(key.begin(), key.end(), pad.begin());
    }
    const auto change = [&pad](unsigned char with) {
        for (unsigned char& byte : pad) {
            byte ^= with;
        }
    };
    change(0x36);
    const Digest inner = digestOf<Digest>(method, asText(pad), message);
    change(0x36 ^ 0x5C);
    const Digest outer = digestOf<Digest>(method, asText(pad), asText(inner));
    OPENSSL_cleanse(pad.data(), pad.size());
    return outer;
}

struct KnownKey {
    Sha256 secretHash{};
    std::string scope; // date, region, service; empty while unused
    Sha256 key{};
    ~KnownKey() { OPENSSL_cleanse(key.data(), key.size()); }
};

Sha256 deriveKey(const SecretString& secret, std::string_view date, std::string_view region, std::string_view service)
{
    std::string start = "AWS4" + secret.reveal();
    Sha256 key = hmacSha256(start, date);
    OPENSSL_cleanse(start.data(), start.size());
    for (const std::string_view part : {region, service, std::string_view("aws4_request")}) {
        key = hmacSha256(asText(key), part);
    }
    return key;
}

} // namespace

Sha256 sha256(std::string_view bytes)
{
    return digestOf<Sha256>(sha256Method(), bytes);
}

std::string sha256Hex(std::string_view bytes)
{
    return bytes.empty() ? std::string(emptySha256Hex) : hexEncode(asText(sha256(bytes)));
}

Result<std::string> sha256Hex(const http::Body& body)
{
    if (!body.isStream()) {
        return sha256Hex(*body.shared());
    }
    const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    EVP_DigestInit_ex2(context.get(), sha256Method(), nullptr);
    const auto read = http::readThrough(*body.stream(), [&context](std::string_view piece) {
        EVP_DigestUpdate(context.get(), piece.data(), piece.size());
    });
    if (!read) {
        return read.error();
    }
    Sha256 out{};
    EVP_DigestFinal_ex(context.get(), out.data(), nullptr);
    return hexEncode(asText(out));
}

Sha256 hmacSha256(std::string_view key, std::string_view message)
{
    return hmacOf<Sha256>(sha256Method(), key, message);
}

Sha1 hmacSha1(std::string_view key, std::string_view message)
{
    return hmacOf<Sha1>(sha1Method(), key, message);
}

Sha256 signingKey(const SecretString& secretAccessKey, std::string_view date, std::string_view region,
                  std::string_view service)
{
    thread_local std::array<KnownKey, 8> known;
    thread_local std::size_t next = 0;
    const Sha256 secretHash = sha256(secretAccessKey.reveal());
    std::string scope;
    for (const std::string_view part : {date, region, service}) {
        scope.append(part).append(1, '\n');
    }
    for (const KnownKey& entry : known) {
        if (entry.scope == scope && entry.secretHash == secretHash) {
            return entry.key;
        }
    }
    KnownKey& entry = known[next++ % known.size()];
    entry.secretHash = secretHash;
    entry.key = deriveKey(secretAccessKey, date, region, service);
    entry.scope = std::move(scope);
    return entry.key;
}

} // namespace botoscope::auth
