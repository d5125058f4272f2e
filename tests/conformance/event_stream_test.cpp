#include "conformance/event_stream.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(EventStreamVectors, AllFramesAreReadOrRefused)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite(runEventStreamFrames(*root / "event-stream"), 23);
}

TEST(EventStreamVectors, ReceivedEventsPassMoreThanBotocores)
{
    BOTOSCOPE_NEED_VECTORS(root);
    const auto folder = *root / "event-stream";
    // Botocore's list, which is all of sending and required members of the initial response, without the malformed
    // messages, which we refuse.
    std::vector<std::string> mayFail;
    for (const std::string& id : botocoreFailures(folder)) {
        const bool input = id.ends_with("Input");
        if (input || id.ends_with("MissingRequiredInitialResponseOutput")) {
            mayFail.push_back(id);
        }
    }
    expectSuite(runEventStreamModeled(folder), 54, mayFail);
}

} // namespace botoscope::conformance
