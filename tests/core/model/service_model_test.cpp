#include "core/model/service_model.h"

#include "core/base/json.h"
#include "core/model/thing_model.h"

#include <gtest/gtest.h>

namespace botoscope::model {

namespace {

std::shared_ptr<const ServiceModel> withMetadata(std::string_view metadata)
{
    auto model = ServiceModel::fromJson("thing", R"({"metadata": )" + std::string(metadata) + "}");
    EXPECT_TRUE(model.ok());
    return model ? *model : nullptr;
}

} // namespace

TEST(ServiceModel, ReadsMetadata)
{
    const auto model = thing();
    const ServiceMetadata& metadata = model->metadata();
    EXPECT_EQ(model->serviceName(), "thing");
    EXPECT_EQ(metadata.apiVersion, "2020-01-02");
    EXPECT_EQ(metadata.serviceId, "Thing Service V2");
    EXPECT_EQ(model->serviceId(), "thing-service-v2");
    EXPECT_EQ(model->signingName(), "things");
    EXPECT_EQ(metadata.auth, std::vector<std::string>{"aws.auth#sigv4"});
    EXPECT_TRUE(metadata.awsQueryCompatible);
    ASSERT_TRUE(metadata.xmlNamespace.has_value());
    EXPECT_EQ(metadata.xmlNamespace->uri, "http://things/");
    EXPECT_EQ(model->documentation(), "<p>Things.</p>");
    EXPECT_EQ(withMetadata(R"({"endpointPrefix": "a", "signingName": "b"})")->signingName(), "b");
}

TEST(ServiceModel, ResolvesTheProtocolByPriority)
{
    EXPECT_EQ(*thing()->resolvedProtocol(), Protocol::Json); // before query, whatever the list's order
    EXPECT_EQ(*withMetadata(R"({"protocol": "ec2"})")->resolvedProtocol(), Protocol::Ec2);
    EXPECT_EQ(*withMetadata(R"({"protocol": "json", "protocols": ["smithy-rpc-v2-cbor"]})")->resolvedProtocol(),
              Protocol::SmithyRpcV2Cbor);
    const auto unknown = withMetadata(R"({"protocol": "json", "protocols": ["carrier-pigeon"]})")->resolvedProtocol();
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, ErrorCode::NotSupported);
    EXPECT_EQ(unknown.error().get("protocols"), "carrier-pigeon");
    EXPECT_FALSE(withMetadata("{}")->resolvedProtocol().ok());
    EXPECT_EQ(protocolName(Protocol::RestXml), "rest-xml");
}

TEST(ServiceModel, ListsNames)
{
    const auto model = thing();
    EXPECT_EQ(model->operationNames(), (std::vector<Name>{"ListHTTPThings", "ListThings", "PutThing"}));
    ASSERT_EQ(model->shapeNames().size(), 6u);
    EXPECT_EQ(model->shapeNames().front(), "ListRequest");
}

TEST(ServiceModel, FindsOperationsInThreeSpellings)
{
    const auto model = thing();
    const OperationModel* expected = model->operation("ListHTTPThings");
    for (const std::string_view spelling : {"ListHTTPThings", "list_http_things", "list-http-things"}) {
        const auto found = model->findOperation(spelling);
        ASSERT_TRUE(found.ok()) << spelling;
        EXPECT_EQ(*found, expected) << spelling;
    }
}

TEST(ServiceModel, AnUnknownOperationNamesNearOnes)
{
    const auto model = thing();
    const auto missing = model->findOperation("ListThing");
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::UnknownOperation);
    EXPECT_EQ(missing.error().get("near"), "ListThings, PutThing, ListHTTPThings");
    EXPECT_EQ(missing.error().get("service"), "thing");
    EXPECT_EQ(model->findOperation("Zzz").error().get("near"), "");
    EXPECT_FALSE(model->findOperation("").ok());
    EXPECT_FALSE(model->findOperation(std::string(100'000, 'x')).ok());
    EXPECT_EQ(model->operation("listthings"), nullptr);
}

TEST(ServiceModel, LooksErrorsUpByCode)
{
    const auto model = thing();
    EXPECT_EQ(model->errorShape("Gone"), model->shape("NotThere"));
    EXPECT_EQ(model->errorShape("NotThere"), nullptr);
    EXPECT_EQ(model->errorShape("Early"), model->shape("Late")); // of equal codes the last shape wins
    EXPECT_EQ(model->errorShape("ListRequest"), nullptr);
}

TEST(ServiceModel, GivesOtherSectionsAsData)
{
    EXPECT_EQ(thing()->section("clientContextParams")["UseThings"]["type"].toString(), "boolean");
    EXPECT_TRUE(thing()->section("examples").isNull());
}

TEST(ServiceModel, ReadsAValueLikeItsText)
{
    const auto value = parseJson(thingModel);
    ASSERT_TRUE(value.ok());
    const auto model = ServiceModel::fromValue("thing", *value);
    ASSERT_TRUE(model.ok());
    EXPECT_EQ((*model)->operationNames(), thing()->operationNames());
    EXPECT_EQ((*model)->shapeNames(), thing()->shapeNames());
}

TEST(ServiceModel, RejectsWhatIsNoModel)
{
    const auto codeOf = [](std::string json) {
        const auto model = ServiceModel::fromJson("thing", std::move(json));
        return model ? "" : std::string(errorCodeName(model.error().code));
    };
    EXPECT_EQ(codeOf(""), "Parse");
    EXPECT_EQ(codeOf("{"), "Parse");
    EXPECT_EQ(codeOf("{\"metadata\": {\"apiVersion\": \"\xff\"}}"), "Parse");
    EXPECT_EQ(codeOf("[]"), "ModelDefect");
    EXPECT_EQ(codeOf("null"), "ModelDefect");
    EXPECT_EQ(codeOf(R"({"metadata": []})"), "ModelDefect");
    EXPECT_EQ(codeOf(R"({"operations": 1})"), "ModelDefect");
    EXPECT_EQ(codeOf(R"({"shapes": "x"})"), "ModelDefect");
    EXPECT_EQ(codeOf("{}"), "");
    EXPECT_EQ(codeOf(std::string(5000, '[')), "Parse");
}

TEST(ServiceModel, EveryTruncationOfAModelIsAParseError)
{
    for (std::size_t length = 0; length < thingModel.size(); ++length) {
        const auto model = ServiceModel::fromJson("thing", std::string(thingModel.substr(0, length)));
        ASSERT_FALSE(model.ok()) << length;
        EXPECT_EQ(model.error().code, ErrorCode::Parse) << length;
    }
}

TEST(ServiceModel, SurvivesEveryReplacedByte)
{
    std::size_t readable = 0;
    for (const char replacement : {'x', '"', '[', '1'}) {
        for (std::size_t at = 0; at < thingModel.size(); ++at) {
            std::string text(thingModel);
            text[at] = replacement;
            const auto model = ServiceModel::fromJson("thing", std::move(text));
            if (!model) {
                continue;
            }
            ++readable;
            for (const Name& name : (*model)->operationNames()) {
                const OperationModel* operation = (*model)->operation(name);
                EXPECT_EQ(operation->name, name);
                EXPECT_FALSE(operation->hasEventStreamOutput());
            }
            for (const Name& name : (*model)->shapeNames()) {
                EXPECT_EQ((*model)->shape(name)->name, name);
            }
        }
    }
    EXPECT_GT(readable, 100u);
}

TEST(ServiceModel, OutlinedModelsReadWhatIsBrokenAsAbsent)
{
    const std::string text = R"({"metadata": {"serviceId": "A"}, "operations": {"Good": {"http": {"method": "GET"}},
        "Bad": {"http": nonsense}}, "shapes": {"S": {"type": "list", "member": {"shape": tru}}}})";
    EXPECT_EQ(ServiceModel::fromJson("a", text).error().code, ErrorCode::Parse);
    const auto model = ServiceModel::fromJson("a", text, ModelCheck::Outline);
    ASSERT_TRUE(model.ok());
    EXPECT_EQ((*model)->serviceId(), "a");
    EXPECT_EQ((*model)->operation("Good")->http.method, "GET");
    EXPECT_EQ((*model)->operation("Bad")->http.method, "POST");
    EXPECT_EQ((*model)->shape("S")->type, ShapeType::Structure);
    EXPECT_FALSE(ServiceModel::fromJson("a", "{\"shapes\": {", ModelCheck::Outline).ok());
}

TEST(ServiceModel, FindsAllOfManyShapes)
{
    std::string shapes;
    for (int i = 0; i < 3000; ++i) {
        shapes += (i == 0 ? "" : ",") + std::string("\"Shape") + std::to_string(i) + R"(": {"type": "string"})";
    }
    const auto model = ServiceModel::fromJson("a", "{\"shapes\": {" + shapes + "}}");
    ASSERT_TRUE(model.ok());
    EXPECT_EQ((*model)->shapeNames().size(), 3000U);
    for (int i = 0; i < 3000; ++i) {
        ASSERT_NE((*model)->shape("Shape" + std::to_string(i)), nullptr) << i;
    }
    EXPECT_EQ((*model)->shape("Shape3000"), nullptr);
}

} // namespace botoscope::model
