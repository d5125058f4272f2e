#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace botoscope::endpoint {

/// A partition's regionRegex. Cheap to copy. A pattern that is no regular expression matches nothing.
class RegionPattern {
public:
    RegionPattern() = default;
    explicit RegionPattern(std::string_view pattern);
    bool matches(std::string_view region) const;

private:
    struct Lazy;
    std::shared_ptr<Lazy> m_lazy; // null matches nothing
};

} // namespace botoscope::endpoint
