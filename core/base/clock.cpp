#include "core/base/clock.h"

#include "core/base/encoding.h"

#include <array>
#include <chrono>
#include <openssl/rand.h>

namespace botoscope {

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
    std::uint64_t bits = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&bits), sizeof bits);
    return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

std::string SystemRandom::uuid4()
{
    std::array<unsigned char, 16> bytes{};
    RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
    std::string text = hexEncode({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    for (const std::size_t at : {8U, 13U, 18U, 23U}) {
        text.insert(at, 1, '-');
    }
    return text;
}

} // namespace botoscope
