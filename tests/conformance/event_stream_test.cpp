#include "conformance/event_stream.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(EventStreamVectors, AllFramesAreReadOrRefused)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("event-stream", runEventStreamFrames(*root / "event-stream"), 23);
}

TEST(EventStreamVectors, ModelledEventsPass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("event-stream", runEventStreamModeled(*root / "event-stream"), 54);
}

} // namespace botoscope::conformance
