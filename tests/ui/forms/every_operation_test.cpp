#include "form_fixture.h"

#include "core/protocol/skeleton.h"
#include "support/model_data.h"

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

namespace {

/// Each service's operations in forms: what a form is given comes back out of its editors.
int walk(const model::ServiceModel& service, const protocol::SkeletonOptions& options, std::size_t step)
{
    int forms = 0;
    FormView view;
    const auto names = service.operationNames();
    for (std::size_t i = 0; i < names.size(); i += step) {
        const model::OperationModel* operation = service.operation(names[i]);
        if (!operation->input) {
            continue;
        }
        const Value sample = protocol::makeSkeleton(operation->input->shape(), options);
        view.setOperation(operation);
        view.setParams(sample);
        view.root()->reread();
        EXPECT_EQ(view.params(), sample) << service.serviceName() << '.' << names[i].str() << '\n'
                                         << writeJson(sample) << '\n'
                                         << writeJson(view.params());
        ++forms;
    }
    return forms;
}

} // namespace

TEST(EveryOperation, GivesItsSampleBackFromTheForm)
{
    const auto services = sharedLoader().availableServices();
    if (services.empty()) {
        GTEST_SKIP() << "no model data in " << modelDataDir();
    }
    int forms = 0;
    for (const std::string& name : services) {
        const auto service = sharedLoader().loadServiceModel(name);
        ASSERT_TRUE(service.ok()) << name;
        forms += walk(**service, {}, 1);
        settle();
    }
    EXPECT_GT(forms, 15'000);
}

TEST(EveryOperation, GivesAllMembersBackFromTheFormInSamples)
{
    const auto services = sharedLoader().availableServices();
    if (services.empty()) {
        GTEST_SKIP() << "no model data in " << modelDataDir();
    }
    int forms = 0;
    for (const std::string& name : services) {
        const auto service = sharedLoader().loadServiceModel(name);
        ASSERT_TRUE(service.ok()) << name;
        forms += walk(**service, {true, {}}, 10);
        settle();
    }
    EXPECT_GT(forms, 1'500);
}
