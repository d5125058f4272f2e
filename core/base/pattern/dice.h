#pragma once
#include <cstddef>
#include <cstdint>

namespace botoscope {

/// SplitMix64: a small generator that gives the same numbers on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    /// A number in [0, count); count must not be 0.
    std::size_t below(std::size_t count)
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((z ^ (z >> 31)) % count);
    }

private:
    std::uint64_t m_state;
};

} // namespace botoscope
