#include "core/http/checksum.h"

#include "core/base/encoding.h"
#include "core/http/crc.h"

#include <algorithm>
#include <array>
#include <openssl/evp.h>
// Inlined, so that nothing more is linked. Without it (./dev setup brings it) the xxhash family is unknown.
#if __has_include(<xxhash.h>)
#define BOTOSCOPE_HAS_XXHASH
#define XXH_INLINE_ALL
#include <xxhash.h>
#endif

namespace botoscope::http {

namespace {

/// CRCs and other numbers go out with the highest byte first.
template <class Word> std::string bigEndian(Word number)
{
    std::string bytes(sizeof(Word), '\0');
    for (std::size_t i = 0; i < sizeof(Word); ++i) {
        bytes[i] = static_cast<char>(number >> (8 * (sizeof(Word) - 1 - i)));
    }
    return bytes;
}

template <class Word, Word (*function)(std::string_view, Word)> class Crc final : public Checksum {
public:
    void reset() override { m_crc = 0; }
    void update(std::string_view bytes) override { m_crc = function(bytes, m_crc); }
    std::string digest() const override { return bigEndian(m_crc); }

private:
    Word m_crc = 0;
};

class Sha final : public Checksum {
public:
    explicit Sha(const EVP_MD* method) : m_method(method) { reset(); }
    void reset() override { EVP_DigestInit_ex(m_context.get(), m_method, nullptr); }
    void update(std::string_view bytes) override { EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()); }
    std::string digest() const override
    {
        // On a copy: more bytes may follow.
        const Context copy(EVP_MD_CTX_new());
        EVP_MD_CTX_copy_ex(copy.get(), m_context.get());
        std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
        unsigned int size = 0;
        EVP_DigestFinal_ex(copy.get(), out.data(), &size);
        return {reinterpret_cast<const char*>(out.data()), size};
    }

private:
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    using Context = std::unique_ptr<EVP_MD_CTX, Free>;
    const EVP_MD* m_method;
    Context m_context{EVP_MD_CTX_new()};
};

#if defined(BOTOSCOPE_HAS_XXHASH)
class XxHash64 final : public Checksum {
public:
    XxHash64() { reset(); }
    void reset() override { XXH64_reset(&m_state, 0); }
    void update(std::string_view bytes) override { XXH64_update(&m_state, bytes.data(), bytes.size()); }
    std::string digest() const override { return bigEndian<std::uint64_t>(XXH64_digest(&m_state)); }

private:
    XXH64_state_t m_state;
};

/// Both widths of XXH3 share their state.
template <bool wide> class XxHash3 final : public Checksum {
public:
    XxHash3() { reset(); }
    void reset() override { wide ? XXH3_128bits_reset(&m_state) : XXH3_64bits_reset(&m_state); }
    void update(std::string_view bytes) override
    {
        wide ? XXH3_128bits_update(&m_state, bytes.data(), bytes.size())
             : XXH3_64bits_update(&m_state, bytes.data(), bytes.size());
    }
    std::string digest() const override
    {
        if (!wide) {
            return bigEndian<std::uint64_t>(XXH3_64bits_digest(&m_state));
        }
        const XXH128_hash_t hash = XXH3_128bits_digest(&m_state);
        return bigEndian<std::uint64_t>(hash.high64) + bigEndian<std::uint64_t>(hash.low64);
    }

private:
    XXH3_state_t m_state;
};
#endif

template <class Made> std::unique_ptr<Checksum> make()
{
    return std::make_unique<Made>();
}

template <const EVP_MD* (*method)()> std::unique_ptr<Checksum> makeSha()
{
    return std::make_unique<Sha>(method());
}

struct Algorithm {
    std::string_view name;
    std::unique_ptr<Checksum> (*make)();
};

constexpr std::array algorithms = {
    Algorithm{"crc32", make<Crc<std::uint32_t, crc32>>},
    Algorithm{"crc32c", make<Crc<std::uint32_t, crc32c>>},
    Algorithm{"crc64nvme", make<Crc<std::uint64_t, crc64Nvme>>},
    Algorithm{"sha1", makeSha<EVP_sha1>},
    Algorithm{"sha256", makeSha<EVP_sha256>},
    Algorithm{"sha512", makeSha<EVP_sha512>},
#if defined(BOTOSCOPE_HAS_XXHASH)
    Algorithm{"xxhash64", make<XxHash64>},
    Algorithm{"xxhash3", make<XxHash3<false>>},
    Algorithm{"xxhash128", make<XxHash3<true>>},
#endif
};

} // namespace

std::unique_ptr<Checksum> makeChecksum(std::string_view algorithm)
{
    for (const Algorithm& known : algorithms) {
        if (known.name == algorithm) {
            return known.make();
        }
    }
    return nullptr;
}

bool isKnownChecksum(std::string_view algorithm)
{
    return std::any_of(algorithms.begin(), algorithms.end(),
                       [algorithm](const Algorithm& known) { return known.name == algorithm; });
}

std::string checksumText(std::string_view algorithm, std::string_view bytes)
{
    const auto checksum = makeChecksum(algorithm);
    checksum->update(bytes);
    return base64Encode(checksum->digest());
}

} // namespace botoscope::http
