#include "core/credentials/dpop.h"

#include "core/base/encoding.h"
#include "core/base/json.h"

#include <array>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace botoscope::credentials {

namespace {

constexpr int coordinateSize = 32;

EVP_PKEY* raw(const std::shared_ptr<void>& key)
{
    return static_cast<EVP_PKEY*>(key.get());
}

std::string base64Url(std::string_view bytes)
{
    std::string text = base64Encode(bytes);
    for (char& c : text) {
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    }
    while (text.ends_with('=')) {
        text.pop_back();
    }
    return text;
}

/// The key's bytes: base64 between the lines that begin with dashes.
std::optional<std::string> derOf(std::string_view pem)
{
    std::string body;
    while (!pem.empty()) {
        const auto end = pem.find('\n');
        const std::string_view line = trim(pem.substr(0, end));
        if (!line.starts_with("-----")) {
            body += line;
        }
        pem = end == std::string_view::npos ? std::string_view() : pem.substr(end + 1);
    }
    return base64Decode(body);
}

bool isP256(EVP_PKEY* key)
{
    std::array<char, 64> name{};
    std::size_t size = 0;
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) == 1 &&
           std::string_view(name.data(), size) == "prime256v1";
}

std::string padded(const BIGNUM* number)
{
    std::string bytes(coordinateSize, '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), coordinateSize);
    return bytes;
}

std::string coordinate(EVP_PKEY* key, const char* name)
{
    BIGNUM* number = nullptr;
    std::string bytes;
    if (EVP_PKEY_get_bn_param(key, name, &number) == 1) {
        bytes = padded(number);
    }
    BN_free(number);
    return bytes;
}

/// r and s one after the other, as JWTs have them.
std::string signature(EVP_PKEY* key, const std::string& message)
{
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::array<unsigned char, 128> der{};
    std::size_t size = der.size();
    const auto* text = reinterpret_cast<const unsigned char*>(message.data());
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), der.data(), &size, text, message.size()) != 1) {
        return {};
    }
    const unsigned char* at = der.data();
    const std::unique_ptr<ECDSA_SIG, void (*)(ECDSA_SIG*)> pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)),
                                                                ECDSA_SIG_free);
    return pair ? padded(ECDSA_SIG_get0_r(pair.get())) + padded(ECDSA_SIG_get0_s(pair.get())) : std::string();
}

} // namespace

std::optional<DpopKey> DpopKey::fromPem(std::string_view pem)
{
    const auto der = derOf(pem);
    const auto* at = der ? reinterpret_cast<const unsigned char*>(der->data()) : nullptr;
    EVP_PKEY* key = der ? d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der->size())) : nullptr;
    std::shared_ptr<void> owned(key, [](void* one) { EVP_PKEY_free(static_cast<EVP_PKEY*>(one)); });
    return key && isP256(key) ? std::optional(DpopKey(std::move(owned))) : std::nullopt;
}

std::optional<DpopKey> DpopKey::generate()
{
    EVP_PKEY* key = EVP_EC_gen("P-256");
    std::shared_ptr<void> owned(key, [](void* one) { EVP_PKEY_free(static_cast<EVP_PKEY*>(one)); });
    return key ? std::optional(DpopKey(std::move(owned))) : std::nullopt;
}

std::string DpopKey::pem() const
{
    const std::unique_ptr<BIO, int (*)(BIO*)> out(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PrivateKey_traditional(out.get(), raw(m_key), nullptr, nullptr, 0, nullptr, nullptr);
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string DpopKey::proof(const std::string& url, Timestamp now, const std::string& id) const
{
    const Value key = Value::object({{"kty", "EC"},
                                     {"x", base64Url(coordinate(raw(m_key), OSSL_PKEY_PARAM_EC_PUB_X))},
                                     {"y", base64Url(coordinate(raw(m_key), OSSL_PKEY_PARAM_EC_PUB_Y))},
                                     {"crv", "P-256"}});
    const Value header = Value::object({{"typ", "dpop+jwt"}, {"alg", "ES256"}, {"jwk", key}});
    const Value claims = Value::object({{"htm", "POST"}, {"htu", url}, {"iat", now.seconds()}, {"jti", id}});
    const std::string signedText =
        base64Url(writeJson(header, JsonStyle::Compact)) + '.' + base64Url(writeJson(claims, JsonStyle::Compact));
    return signedText + '.' + base64Url(signature(raw(m_key), signedText));
}

} // namespace botoscope::credentials
