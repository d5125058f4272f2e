#include "core/endpoint/region_pattern.h"

#include "core/base/pattern/pattern.h"

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

struct RegionPattern::Compiled {
    Pattern pattern;
};

RegionPattern::RegionPattern(std::string_view pattern)
{
    if (auto read = readPattern(pattern)) {
        read->root = thenAnything(std::move(read->root));
        m_compiled = std::make_shared<const Compiled>(Compiled{std::move(*read)});
    }
}

bool RegionPattern::matches(std::string_view region) const
{
    return m_compiled && region.size() <= longestRegion && matchesWhole(m_compiled->pattern, region) == true;
}

} // namespace botoscope::endpoint
