// Regular expressions of models and partitions: one in the first line, a text in the others.
#include "core/base/pattern/pattern.h"
#include "core/endpoint/region_pattern.h"
#include "tests/fuzz/fuzz.h"

namespace botoscope::fuzz {

void runOne(std::string_view bytes)
{
    Input input(bytes);
    const std::uint8_t seed = input.byte();
    const std::string_view text = input.line();
    endpoint::RegionPattern(text).matches(input.rest());
    const auto pattern = readPattern(text);
    if (!pattern) {
        return;
    }
    matchesWhole(*pattern, input.rest());
    const auto sample = sampleOf(*pattern, {seed % 5U, 40}, seed);
    if (sample) {
        expect(matchesWhole(*pattern, *sample) != false, "a sample matches its pattern");
        expect(sampleOf(*pattern, {seed % 5U, 40}, seed) == sample, "the same seed, the same sample");
    }
}

} // namespace botoscope::fuzz
