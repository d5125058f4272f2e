#include "core/base/clock.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <openssl/rand.h>

namespace botoscope {

namespace {

/// Fills with random bytes; OpenSSL, which takes long to be asked, is asked for many at a time.
template <std::size_t Count> void fillRandomly(std::array<unsigned char, Count>& bytes)
{
    thread_local std::array<unsigned char, 512> stock;
    thread_local std::size_t used = stock.size();
    if (used + Count > stock.size()) {
        RAND_bytes(stock.data(), static_cast<int>(stock.size()));
        used = 0;
    }
    std::copy_n(stock.begin() + static_cast<std::ptrdiff_t>(used), Count, bytes.begin());
    used += Count;
}

} // namespace

Timestamp SystemClock::now() const
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

std::int64_t SystemClock::monotonicMicros() const
{
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

Task<> sleepFor(Timers& timers, std::int64_t micros)
{
    Completion<bool> elapsed;
    const auto resolver = elapsed.resolver();
    const Timers::Id id = timers.start(micros, [resolver] { resolver.resolve(true); });
    elapsed.onCancel([&timers, id] { timers.cancel(id); });
    co_await elapsed;
}

double SystemRandom::uniform()
{
    std::array<unsigned char, sizeof(std::uint64_t)> bytes{};
    fillRandomly(bytes);
    const auto bits = std::bit_cast<std::uint64_t>(bytes);
    return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

std::string SystemRandom::uuid4()
{
    std::array<unsigned char, 16> bytes{};
    fillRandomly(bytes);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
    std::string text = hexEncode({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    for (const std::size_t at : {8U, 13U, 18U, 23U}) {
        text.insert(at, 1, '-');
    }
    return text;
}

} // namespace botoscope
