#pragma once
#include "core/base/value.h"
#include "core/model/shape.h"

#include <string>

namespace botoscope::protocol {

struct SkeletonOptions {
    bool allMembers = false; ///< optional members too; what recurses or grows without bound is cut short
    std::string seed;        ///< another seed, another sample; the same seed, the same sample
};

/// A sample value of a shape that passes validateParams: required members, the first union member that can be filled,
/// the first enum value (a seed picks others), numbers and lengths within min and max, texts that match their pattern
/// where a match can be made up, a fixed UUID for idempotency tokens, a fixed moment for timestamps, {} for documents.
/// Depends on the shape and the options alone. A shape that requires itself without end gives as much as is finite.
Value makeSkeleton(const model::Shape& shape, const SkeletonOptions& options = {});

} // namespace botoscope::protocol
