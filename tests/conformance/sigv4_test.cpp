#include "conformance/sigv4.h"

#include <gtest/gtest.h>

namespace botoscope::conformance {

namespace {
void expectAll(const SuiteResult& result, int atLeast)
{
    for (const Failure& failure : result.failures) {
        ADD_FAILURE() << failure.id << ": " << failure.difference;
    }
    EXPECT_GE(result.total, atLeast);
}
} // namespace

TEST(Sigv4Vectors, EveryHeaderCasePasses)
{
    const auto root = vectorsRoot();
    if (!root) {
        GTEST_SKIP() << "public vectors are absent";
    }
    expectAll(runSigv4(*root / "sigv4", false), 27);
}

TEST(Sigv4Vectors, EveryQueryCasePasses)
{
    const auto root = vectorsRoot();
    if (!root) {
        GTEST_SKIP() << "public vectors are absent";
    }
    expectAll(runSigv4(*root / "sigv4", true), 26);
}

TEST(Sigv4Vectors, EveryLegacyCasePasses)
{
    const auto root = vectorsRoot();
    if (!root) {
        GTEST_SKIP() << "public vectors are absent";
    }
    expectAll(runSigv4Legacy(*root / "sigv4-legacy"), 21);
}

TEST(Sigv4Vectors, TheServersSideAcceptsWhatTheVectorsSigned)
{
    const auto root = vectorsRoot();
    if (!root) {
        GTEST_SKIP() << "public vectors are absent";
    }
    expectAll(runSigv4Verify(*root / "sigv4", false), 10);
    expectAll(runSigv4Verify(*root / "sigv4", true), 10);
}

} // namespace botoscope::conformance
