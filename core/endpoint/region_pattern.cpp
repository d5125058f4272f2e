#include "core/endpoint/region_pattern.h"

#include "core/base/pattern/pattern.h"

#include <mutex>
#include <optional>

namespace botoscope::endpoint {

namespace {

constexpr std::size_t longestRegion = 63; // a region is a host label

/// Python's re.match is anchored at the start only, whole matches are ours: any text may follow.
PatternNode thenAnything(PatternNode root)
{
    PatternNode any;
    any.kind = PatternNode::Kind::Set;
    any.set = CharSet::any();
    PatternNode rest;
    rest.kind = PatternNode::Kind::Repeat;
    rest.children.push_back(std::move(any));
    PatternNode whole;
    whole.kind = PatternNode::Kind::Sequence;
    whole.children.push_back(std::move(root));
    whole.children.push_back(std::move(rest));
    return whole;
}

} // namespace

/// Compiled when it is first needed: a table of partitions has many, and most regions are listed by name.
struct RegionPattern::Lazy {
    explicit Lazy(std::string_view pattern) : text(pattern) {}

    const std::optional<Pattern>& get()
    {
        std::call_once(once, [this] {
            if (auto read = readPattern(text)) {
                read->root = thenAnything(std::move(read->root));
                compiled.emplace(std::move(*read));
            }
        });
        return compiled;
    }

    std::string text;
    std::once_flag once;
    std::optional<Pattern> compiled; ///< nullopt: not a pattern
};

RegionPattern::RegionPattern(std::string_view pattern) : m_lazy(std::make_shared<Lazy>(pattern)) {}

bool RegionPattern::matches(std::string_view region) const
{
    if (!m_lazy || region.size() > longestRegion) {
        return false;
    }
    const auto& pattern = m_lazy->get();
    return pattern && matchesWhole(*pattern, region) == true;
}

} // namespace botoscope::endpoint
