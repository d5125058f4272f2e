#include "core/auth/asymmetric_key.h"

#include "core/auth/hash.h"
#include "core/base/encoding.h"

#include <array>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

namespace botoscope::auth {

namespace {

constexpr std::string_view label = "AWS4-ECDSA-P256-SHA256";
constexpr std::size_t coordinateSize = 32;
constexpr int maxCounter = 254;
constexpr std::size_t longestKeyId = 1024;

struct Free {
    void operator()(BIGNUM* number) const { BN_clear_free(number); }
    void operator()(EC_GROUP* group) const { EC_GROUP_free(group); }
    void operator()(EC_POINT* point) const { EC_POINT_free(point); }
    void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
    void operator()(OSSL_PARAM* parameters) const { OSSL_PARAM_free(parameters); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

const EC_GROUP* curve()
{
    static const Owned<EC_GROUP> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    return group.get();
}

const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

EVP_PKEY* pkey(const std::shared_ptr<void>& key)
{
    return static_cast<EVP_PKEY*>(key.get());
}

/// One round of the derivation: HMAC over counter, label, key id, our own counter and the length in bits.
Sha256 candidate(std::string_view inputKey, std::string_view accessKeyId, int counter)
{
    std::string fixed("\0\0\0\1", 4);
    fixed.append(label).append(1, '\0').append(accessKeyId);
    fixed.append(1, static_cast<char>(counter)).append("\0\0\1\0", 4);
    return hmacSha256(inputKey, fixed);
}

/// The private number: the first candidate c with c <= n - 2, plus one. Null if there is none.
Owned<BIGNUM> privateNumber(std::string_view accessKeyId, const SecretString& secret)
{
    const Owned<BIGNUM> limit(BN_dup(EC_GROUP_get0_order(curve())));
    BN_sub_word(limit.get(), 2);
    std::string inputKey = "AWS4A" + secret.reveal();
    Owned<BIGNUM> number(BN_new());
    bool found = false;
    for (int counter = 1; counter <= maxCounter && !found; ++counter) {
        Sha256 bytes = candidate(inputKey, accessKeyId, counter);
        BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), number.get());
        OPENSSL_cleanse(bytes.data(), bytes.size());
        found = BN_cmp(number.get(), limit.get()) <= 0;
    }
    OPENSSL_cleanse(inputKey.data(), inputKey.size());
    BN_add_word(number.get(), 1);
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    return found ? std::move(number) : nullptr;
}

/// 0x04 and both coordinates of the point that belongs to a private number.
std::string publicPoint(const BIGNUM* number)
{
    const Owned<EC_POINT> point(EC_POINT_new(curve()));
    std::array<unsigned char, 1 + 2 * coordinateSize> bytes{};
    EC_POINT_mul(curve(), point.get(), number, nullptr, nullptr, nullptr);
    const std::size_t size =
        EC_POINT_point2oct(curve(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes.data(), bytes.size(), nullptr);
    return {reinterpret_cast<const char*>(bytes.data()), size};
}

/// A key of both halves, or of the public one where number is null. Null if the point is not on the curve.
std::shared_ptr<void> makeKey(const BIGNUM* number, const std::string& point)
{
    const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, SN_X9_62_prime256v1, 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    if (number) {
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number);
    }
    const Owned<OSSL_PARAM> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    EVP_PKEY_fromdata_init(context.get());
    EVP_PKEY_fromdata(context.get(), &key, number ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY, parameters.get());
    return key ? std::shared_ptr<void>(key, [](void* done) { EVP_PKEY_free(static_cast<EVP_PKEY*>(done)); }) : nullptr;
}

struct KnownKey {
    Sha256 source{}; ///< hash of the access key
    std::shared_ptr<void> key;
};

Sha256 sourceOf(std::string_view accessKeyId, const SecretString& secret)
{
    std::string text = std::string(accessKeyId) + '\n' + secret.reveal();
    const Sha256 hash = sha256(text);
    OPENSSL_cleanse(text.data(), text.size());
    return hash;
}

std::string coordinate(const std::shared_ptr<void>& key, const char* name)
{
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(pkey(key), name, &number);
    const Owned<BIGNUM> owned(number);
    std::array<unsigned char, coordinateSize> bytes{};
    return number && BN_bn2binpad(number, bytes.data(), coordinateSize) > 0 ? hexEncode(asText(bytes)) : std::string();
}

} // namespace

std::optional<AsymmetricKey> AsymmetricKey::derive(std::string_view accessKeyId, const SecretString& secretAccessKey)
{
    thread_local std::array<KnownKey, 4> known;
    thread_local std::size_t next = 0;
    if (accessKeyId.size() > longestKeyId) {
        return std::nullopt;
    }
    const Sha256 source = sourceOf(accessKeyId, secretAccessKey);
    for (const KnownKey& entry : known) {
        if (entry.key && entry.source == source) {
            return AsymmetricKey(entry.key);
        }
    }
    const Owned<BIGNUM> number = privateNumber(accessKeyId, secretAccessKey);
    auto key = number ? makeKey(number.get(), publicPoint(number.get())) : nullptr;
    if (!key) {
        return std::nullopt;
    }
    known[next++ % known.size()] = {source, key};
    return AsymmetricKey(std::move(key));
}

std::optional<AsymmetricKey> AsymmetricKey::fromPublic(std::string_view xHex, std::string_view yHex)
{
    const auto point = hexDecode("04" + std::string(xHex) + std::string(yHex));
    auto key = point ? makeKey(nullptr, *point) : nullptr;
    return key ? std::optional(AsymmetricKey(std::move(key))) : std::nullopt;
}

std::string AsymmetricKey::sign(std::string_view message) const
{
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(pkey(m_key))), '\0');
    std::size_t size = signature.size();
    const bool done =
        EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, pkey(m_key), nullptr) == 1 &&
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytesOf(message),
                       message.size()) == 1;
    signature.resize(done ? size : 0);
    return signature;
}

bool AsymmetricKey::verifies(std::string_view message, std::string_view signature) const
{
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, pkey(m_key), nullptr) == 1 &&
           EVP_DigestVerify(context.get(), bytesOf(signature), signature.size(), bytesOf(message), message.size()) == 1;
}

std::string AsymmetricKey::publicX() const
{
    return coordinate(m_key, OSSL_PKEY_PARAM_EC_PUB_X);
}

std::string AsymmetricKey::publicY() const
{
    return coordinate(m_key, OSSL_PKEY_PARAM_EC_PUB_Y);
}

} // namespace botoscope::auth
