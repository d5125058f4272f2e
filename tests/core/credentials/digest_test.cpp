#include "core/credentials/digest.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

TEST(Digest, IsTheStandards)
{
    EXPECT_EQ(sha1Hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d"); // FIPS 180
    EXPECT_EQ(sha1Hex(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

} // namespace
} // namespace botoscope::credentials
