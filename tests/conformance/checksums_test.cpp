#include "conformance/checksums.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ChecksumVectors, EveryDigestIsRight)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("checksums", runChecksumVectors(*root / "checksums"), 71);
}

TEST(ChecksumVectors, EveryCaseThroughAClientPasses)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("checksums", runChecksumClient(*root / "checksums"), 24);
}

} // namespace botoscope::conformance
