#include "core/endpoint/region_pattern.h"

#include <regex>

namespace botoscope::endpoint {

namespace {
// A region is a host label; std::regex recurses for each character, so longer text must not get there.
constexpr std::size_t longestRegion = 63;
} // namespace

struct RegionPattern::Compiled {
    std::regex regex;
};

RegionPattern::RegionPattern(std::string_view pattern)
{
    try {
        m_compiled = std::make_shared<const Compiled>(
            Compiled{std::regex(pattern.begin(), pattern.end(), std::regex::ECMAScript | std::regex::optimize)});
    } catch (const std::regex_error&) {
        m_compiled.reset();
    }
}

bool RegionPattern::matches(std::string_view region) const
{
    if (!m_compiled || region.size() > longestRegion) {
        return false;
    }
    // Python's re.match: anchored at the start only; the patterns bring their own end.
    return std::regex_search(region.begin(), region.end(), m_compiled->regex, std::regex_constants::match_continuous);
}

} // namespace botoscope::endpoint
