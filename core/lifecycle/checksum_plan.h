#pragma once
#include <string>
#include <vector>

namespace botoscope::lifecycle {

/// What is to be done about checksums in one call (botocore's checksum context, botocore-behaviour.md §4.9).
struct ChecksumPlan {
    std::string algorithm;       ///< of the request, lower case; empty: none
    bool trailer = false;        ///< behind the body instead of in a header
    std::string algorithmHeader; ///< tells the service of an algorithm the caller did not choose; empty: none
    std::vector<std::string> responseAlgorithms; ///< lower case, the preferred first

    std::string headerName() const { return "x-amz-checksum-" + algorithm; }
};

} // namespace botoscope::lifecycle
