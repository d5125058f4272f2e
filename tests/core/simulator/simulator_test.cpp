#include "core/simulator/simulator.h"

#include "core/auth/signer.h"
#include "core/base/json.h"
#include "core/protocol/parser.h"
#include "core/protocol/serializer.h"
#include "core/protocol/skeleton.h"
#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::simulator {
namespace {

class StillClock final : public Clock {
public:
    Timestamp now() const override { return Timestamp::fromSeconds(1440938160); }
    std::int64_t monotonicMicros() const override { return 0; }
};

/// A simulator without a network, and requests serialized and signed as a client does it.
struct Bench {
    StillClock clock;
    Simulator simulator{setup()};

    SimulatorSetup setup() const
    {
        SimulatorSetup made;
        made.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
        made.clock = &clock;
        made.credentials = {defaultCredentials()};
        return made;
    }

    static std::shared_ptr<const model::ServiceModel> service(const std::string& name)
    {
        const auto model = test::sharedLoader().loadServiceModel(name);
        return model.ok() ? *model : nullptr;
    }

    ServerRequest request(const model::OperationModel& operation, const Value& params,
                          const auth::Credentials& credentials = defaultCredentials()) const
    {
        const model::ServiceModel& owner = *operation.service;
        auto serializer = protocol::makeSerializer(*owner.resolvedProtocol());
        auto dict = (*serializer)->serialize(params, operation);
        EXPECT_TRUE(dict.ok()) << operation.name.str();
        http::Request made;
        made.method = dict->method;
        made.url = http::buildUrl("http://127.0.0.1:1", *dict);
        made.headers = dict->headers;
        made.body = dict->body;
        auth::SigningContext context;
        context.region = "us-east-1";
        context.service = owner.signingName();
        context.time = clock.now();
        const bool s3 = context.service == "s3";
        EXPECT_TRUE(auth::sign(s3 ? "s3v4" : "v4", made, credentials, context).ok());
        ServerRequest out;
        out.method = made.method;
        out.target = made.url.substr(std::string("http://127.0.0.1:1").size());
        out.headers = made.headers;
        out.headers.add("Host", "127.0.0.1:1");
        out.body = made.body.bytes();
        return out;
    }

    Result<Value> roundTrip(const model::OperationModel& operation, const Value& params)
    {
        const ServerResponse answer = simulator.answer(request(operation, params));
        http::Response response;
        response.status = answer.status;
        response.headers = answer.headers;
        response.body = std::make_shared<const std::string>(answer.body);
        auto parser = protocol::makeParser(*operation.service->resolvedProtocol(), *operation.service);
        return protocol::parseResponse(**parser, response, operation);
    }
};

TEST(Simulator, AnswersThePublishedExample)
{
    Bench bench;
    const auto sts = Bench::service("sts");
    const auto parsed = bench.roundTrip(*sts->operation("GetCallerIdentity"), Map());
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ((*parsed)["Account"], Value("123456789012"));
}

TEST(Simulator, GivesTheSameAnswerToTheSameInputAndAnotherToAnother)
{
    Bench bench;
    const auto lambda = Bench::service("codebuild");
    const model::OperationModel& operation = *lambda->operation("BatchGetProjects");
    const Value one = Value::object({{"names", Value::array({"one"})}});
    const Value two = Value::object({{"names", Value::array({"two"})}});
    const auto first = bench.roundTrip(operation, one);
    const auto again = bench.roundTrip(operation, one);
    const auto other = bench.roundTrip(operation, two);
    ASSERT_TRUE(first.ok() && again.ok() && other.ok());
    EXPECT_EQ(*first, *again);
    EXPECT_NE(*first, *other);
}

TEST(Simulator, RefusesAWrongKeyInEveryProtocolsWay)
{
    Bench bench;
    auth::Credentials wrong = defaultCredentials();
    wrong.secretAccessKey = SecretString("wrong");
    const std::vector<std::pair<std::string, std::string>> operations = {{"sts", "GetCallerIdentity"},
                                                                         {"ec2", "DescribeRegions"},
                                                                         {"dynamodb", "ListTables"},
                                                                         {"lambda", "ListFunctions"},
                                                                         {"s3", "ListBuckets"}};
    for (const auto& [service, name] : operations) {
        const auto model = Bench::service(service);
        const ServerResponse answer = bench.simulator.answer(bench.request(*model->operation(name), Map(), wrong));
        EXPECT_GE(answer.status, 400) << service;
        EXPECT_LT(answer.status, 500) << service;
    }
}

TEST(Simulator, RefusesUnsignedRequests)
{
    Bench bench;
    const auto dynamodb = Bench::service("dynamodb");
    ServerRequest request = bench.request(*dynamodb->operation("ListTables"), Map());
    request.headers.erase("Authorization");
    EXPECT_GE(bench.simulator.answer(request).status, 400);
}

TEST(Simulator, ValidatesParametersByTheModel)
{
    Bench bench;
    const auto dynamodb = Bench::service("dynamodb");
    ServerRequest request = bench.request(*dynamodb->operation("DescribeTable"), Value::object({{"TableName", "t"}}));
    const auto parsed = bench.roundTrip(*dynamodb->operation("DescribeTable"), Map());
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ((*parsed)["Error"]["Code"], Value("ValidationException"));
}

TEST(Simulator, SaysWhenNoOperationFits)
{
    Bench bench;
    ServerRequest request;
    request.method = "PATCH";
    request.target = "/no/such/thing/anywhere/at/all/in/the/data";
    EXPECT_EQ(bench.simulator.answer(request).status, 404);
}

TEST(Simulator, AnswersEveryOperationOfServicesOfEveryProtocol)
{
    Bench bench;
    int answered = 0;
    for (const char* service :
         {"sts", "iam", "ec2", "dynamodb", "sqs", "kms", "lambda", "apigateway", "s3", "route53"}) {
        const auto model = Bench::service(service);
        ASSERT_NE(model, nullptr) << service;
        for (const Name& name : model->operationNames()) {
            if (name == "WriteGetObjectResponse") {
                continue; // not S3's own: it goes to a host of its own, named by its token
            }
            const model::OperationModel& operation = *model->operation(name.view());
            const model::Shape* input = operation.inputShape();
            const Value params = input ? protocol::makeSkeleton(*input) : Value(Map());
            const auto parsed = bench.roundTrip(operation, params);
            ASSERT_TRUE(parsed.ok()) << service << '.' << name.str() << ": " << parsed.error().message;
            const std::int64_t status = (*parsed)["ResponseMetadata"]["HTTPStatusCode"].toInt();
            EXPECT_LT(status, 300) << service << '.' << name.str() << ' ' << writeJson((*parsed)["Error"]);
            ++answered;
        }
    }
    EXPECT_GT(answered, 1400);
}

} // namespace
} // namespace botoscope::simulator
