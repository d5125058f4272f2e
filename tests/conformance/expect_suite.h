#pragma once
#include "conformance/deviations.h"
#include "conformance/suite.h"

#include <gtest/gtest.h>

namespace botoscope::conformance {

/// What botoscope-vectors demands of a suite (every case passes but the known deviations), and more: that many cases
/// are there, and each listed one still fails (else the list is out of date).
inline void expectSuite(std::string_view suite, const SuiteResult& result, int atLeast)
{
    EXPECT_GE(result.total, atLeast);
    for (const Failure& failure : unlistedFailures(suite, result, knownDeviations())) {
        ADD_FAILURE() << failure.id << ": " << failure.difference;
    }
    for (const std::string& id : listedPasses(suite, result, knownDeviations())) {
        ADD_FAILURE() << id << " is listed as a known deviation and passes";
    }
}

} // namespace botoscope::conformance

/// Leaves the test as skipped where the public vectors are absent.
#define BOTOSCOPE_NEED_VECTORS(root)                                                                                   \
    const auto root = ::botoscope::conformance::vectorsRoot();                                                         \
    if (!root) {                                                                                                       \
        GTEST_SKIP() << "the public vectors are absent (BOTOSCOPE_VECTORS, ../shared/conformance)";                    \
    }                                                                                                                  \
    static_assert(true)
