#include "conformance/service_customizations.h"

#include "conformance/expect_suite.h"

namespace botoscope::conformance {

TEST(ServiceCustomizationVectors, Pass)
{
    BOTOSCOPE_NEED_VECTORS(root);
    expectSuite("service-customizations", runServiceCustomizations(*root / "service-customizations"), 12);
}

} // namespace botoscope::conformance
