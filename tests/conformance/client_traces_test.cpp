#include "conformance/client_traces.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ClientTraceVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("client-traces", runClientTraces(*root / "client-traces"), 190);
}

} // namespace botoscope::conformance
