#include "core/protocol/serializer.h"

#include "core/protocol/skeleton.h"
#include "core/protocol/validate.h"
#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

TEST(MakeSerializer, KnowsEveryProtocol)
{
    for (const auto protocol : {model::Protocol::Json, model::Protocol::RestJson, model::Protocol::RestXml,
                                model::Protocol::SmithyRpcV2Cbor, model::Protocol::Query, model::Protocol::Ec2}) {
        EXPECT_TRUE(makeSerializer(protocol)) << model::protocolName(protocol);
    }
}

namespace {

/// What keeps a sample of an operation from being a request; empty when nothing does.
std::string obstacleOf(const model::OperationModel& operation, const Serializer& serializer,
                       const SkeletonOptions& options)
{
    const model::Shape* shape = operation.inputShape();
    const Value params = shape ? makeSkeleton(*shape, options) : Value(Map());
    if (const auto checked = checkParams(params, shape); !checked) {
        return checked.error().message;
    }
    const auto request = serializer.serialize(params, operation);
    return request ? "" : request.error().message;
}

} // namespace

TEST(EveryOperation, SerializesItsSkeletons)
{
    const model::Loader& loader = test::sharedLoader();
    int operations = 0;
    for (const std::string& name : loader.availableServices()) {
        const auto service = loader.loadServiceModel(name);
        ASSERT_TRUE(service) << name << ": " << service.error().message;
        const auto serializer = makeSerializer((*service)->resolvedProtocol().value());
        for (const Name& operation : (*service)->operationNames()) {
            ++operations;
            for (const bool all : {false, true}) {
                SkeletonOptions options;
                options.allMembers = all;
                EXPECT_EQ(obstacleOf(*(*service)->operation(operation), **serializer, options), "")
                    << name << "." << operation.view() << (all ? " (all members)" : "");
            }
        }
    }
    EXPECT_GT(operations, 18'000);
}

} // namespace botoscope::protocol
