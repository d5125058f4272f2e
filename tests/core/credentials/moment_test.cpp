#include "core/credentials/moment.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

TEST(ReadMoment, TakesTheFormsThatAreAbout)
{
    const Timestamp expected = Timestamp::fromSeconds(1440938160);
    for (const char* text : {"2015-08-30T12:36:00Z", "2015-08-30T12:36:00UTC", "2015-08-30T12:36:00+00:00",
                             "2015-08-30T14:36:00+02:00", "2015-08-30T12:36:00"}) {
        EXPECT_EQ(readMoment(text), expected) << text;
    }
    for (const char* text : {"", "UTC", "soon", "never UTC"}) {
        EXPECT_FALSE(readMoment(text)) << text;
    }
}

} // namespace
} // namespace botoscope::credentials
