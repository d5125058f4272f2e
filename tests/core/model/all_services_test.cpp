#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::model {

namespace {

struct Counts {
    std::size_t services = 0;
    std::size_t operations = 0;
    std::size_t shapes = 0;
    std::size_t members = 0;
    std::size_t requiredMembers = 0;
    std::size_t exceptions = 0;
    std::size_t unions = 0;
    std::size_t streamingOutputs = 0;
    std::size_t missingTargets = 0;
};

void countRef(const ServiceModel& model, const ShapeRef& ref, Counts& counts)
{
    counts.missingTargets += model.shape(ref.shapeName()) == nullptr ? 1 : 0;
    EXPECT_EQ(&ref.shape(), model.shape(ref.shapeName())) << model.serviceName() << " " << ref.shapeName().view();
}

void countShape(const ServiceModel& model, const Shape& shape, Counts& counts)
{
    ++counts.shapes;
    counts.members += shape.members.size();
    counts.exceptions += shape.isException() ? 1 : 0;
    counts.unions += shape.isUnion ? 1 : 0;
    for (const Member& member : shape.members) {
        counts.requiredMembers += member.required ? 1 : 0;
        countRef(model, member.ref, counts);
    }
    if (shape.type == ShapeType::List) {
        countRef(model, shape.listMember, counts);
    }
    if (shape.type == ShapeType::Map) {
        countRef(model, shape.mapKey, counts);
        countRef(model, shape.mapValue, counts);
    }
    if (shape.isException()) {
        EXPECT_NE(model.errorShape(shape.exception->code), nullptr) << shape.name.view();
    }
}

void countService(const ServiceModel& model, Counts& counts)
{
    ++counts.services;
    EXPECT_TRUE(model.resolvedProtocol().ok()) << model.serviceName();
    EXPECT_FALSE(model.metadata().endpointPrefix.empty()) << model.serviceName();
    for (const Name& name : model.operationNames()) {
        const OperationModel* operation = model.operation(name);
        ASSERT_NE(operation, nullptr);
        ++counts.operations;
        counts.streamingOutputs += operation->hasStreamingOutput() ? 1 : 0;
        EXPECT_FALSE(operation->http.method.empty());
        const auto found = model.findOperation(xformName(name, '-'));
        EXPECT_TRUE(found && *found == operation) << name.view();
    }
    for (const Name& name : model.shapeNames()) {
        countShape(model, *model.shape(name), counts);
    }
}

} // namespace

TEST(AllServices, EveryOperationAndShapeCanBeRead)
{
    if (!std::filesystem::is_directory(test::modelDataDir())) {
        GTEST_SKIP() << "no model data: set BOTOSCOPE_MODELS";
    }
    Counts counts;
    // A loader of its own, so that what it builds is freed again.
    const Loader loader({test::modelDataDir()});
    for (const std::string& service : loader.availableServices()) {
        const auto model = loader.loadServiceModel(service);
        ASSERT_TRUE(model.ok()) << service << ": " << model.error().message;
        countService(**model, counts);
    }
    EXPECT_EQ(counts.missingTargets, 0u);
    // Set-up keeps the pinned data in a folder named after its release.
    if (std::filesystem::canonical(test::modelDataDir()).string().find("botocore-1.43.11") == std::string::npos) {
        GTEST_SKIP() << "other model data than the pinned, of unknown counts";
    }
    EXPECT_EQ(counts.services, 424u);
    EXPECT_EQ(counts.operations, 18'378u);
    EXPECT_EQ(counts.shapes, 114'839u);
    EXPECT_EQ(counts.members, 215'596u);
    EXPECT_EQ(counts.requiredMembers, 59'926u);
    EXPECT_EQ(counts.exceptions, 5'641u);
    EXPECT_EQ(counts.unions, 898u);
    EXPECT_EQ(counts.streamingOutputs, 61u);
}

TEST(AllServices, ExtrasAreMerged)
{
    if (!std::filesystem::is_directory(test::modelDataDir())) {
        GTEST_SKIP() << "no model data: set BOTOSCOPE_MODELS";
    }
    const Loader& loader = test::sharedLoader();
    const auto s3 = loader.loadServiceModel("s3");
    ASSERT_TRUE(s3.ok());
    ASSERT_NE((*s3)->shape("Expires"), nullptr);
    EXPECT_EQ((*s3)->shape("Expires")->type, ShapeType::Timestamp);
    const auto rds = loader.loadServiceModel("rds");
    ASSERT_TRUE(rds.ok());
    EXPECT_NE((*rds)->operation("CopyDBSnapshot")->inputShape()->member("SourceRegion"), nullptr);
    const auto eks = loader.loadServiceModel("eks");
    ASSERT_TRUE(eks.ok());
    EXPECT_EQ((*eks)->serviceId(), "eks");
}

TEST(AllServices, S3LooksAsBotocoreSeesIt)
{
    if (!std::filesystem::is_directory(test::modelDataDir())) {
        GTEST_SKIP() << "no model data: set BOTOSCOPE_MODELS";
    }
    const auto s3 = test::sharedLoader().loadServiceModel("s3");
    ASSERT_TRUE(s3.ok());
    EXPECT_EQ(*(*s3)->resolvedProtocol(), Protocol::RestXml);
    const OperationModel* put = (*s3)->operation("PutObject");
    ASSERT_NE(put, nullptr);
    EXPECT_EQ(put->http.method, "PUT");
    EXPECT_TRUE(put->hasStreamingInput());
    EXPECT_EQ(put->operationClass(), OperationClass::Writes);
    EXPECT_EQ(put->trait("httpChecksum")["requestAlgorithmMember"].toString(), "ChecksumAlgorithm");
    const Member* bucket = put->inputShape()->member("Bucket");
    ASSERT_NE(bucket, nullptr);
    EXPECT_TRUE(bucket->required);
    EXPECT_EQ(bucket->ref.traits().location, Location::Uri);
    EXPECT_EQ(bucket->ref.traits().contextParam, "Bucket");
    EXPECT_TRUE((*s3)->operation("SelectObjectContent")->hasEventStreamOutput());
    EXPECT_EQ((*s3)->shape("NoSuchKey")->exception->code, "NoSuchKey");
}

} // namespace botoscope::model
