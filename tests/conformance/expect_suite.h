#pragma once
#include "conformance/suite.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace botoscope::conformance {

/// Every case passes but those listed; each listed one still fails (else the list is out of date).
inline void expectSuite(const SuiteResult& result, int atLeast, const std::vector<std::string>& mayFail = {})
{
    EXPECT_GE(result.total, atLeast);
    for (const Failure& failure : result.failures) {
        const bool listed = std::find(mayFail.begin(), mayFail.end(), failure.id) != mayFail.end();
        EXPECT_TRUE(listed) << failure.id << ": " << failure.difference;
    }
    for (const std::string& id : mayFail) {
        const auto same = [&id](const Failure& failure) { return failure.id == id; };
        EXPECT_TRUE(std::any_of(result.failures.begin(), result.failures.end(), same)) << id << " is listed and passes";
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
