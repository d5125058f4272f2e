#include "conformance/paginators.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(PaginatorVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("paginators", runPaginators(*root / "paginators"), 42);
}

} // namespace botoscope::conformance
