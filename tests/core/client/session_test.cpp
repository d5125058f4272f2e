#include "core/client/session.h"

#include "core/base/json.h"
#include "core/credentials/static_provider.h"
#include "core/lifecycle/payloads.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

using test::World;

constexpr const char* policyAnswer = R"({"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[]}","RevisionId":"r"})";

template <class T> Result<T> finished(Task<Result<T>> task)
{
    EXPECT_TRUE(task.done());
    return task.take();
}

TEST(Session, AfterCallHandlerReplacesThePolicyByItsJson)
{
    World world;
    world.session->events().on<lifecycle::AfterCall>("after-call.lambda.GetPolicy", "parse policy",
                                                     [](lifecycle::AfterCall& event) {
                                                         auto policy = parseJson(event.parsed["Policy"].toString());
                                                         ASSERT_TRUE(policy.ok());
                                                         event.parsed.set("Policy", *policy);
                                                     });
    const auto lambda = world.client("lambda");
    world.transport.answer(200, policyAnswer);
    const auto result = finished(lambda->call("get_policy", Value::object({{"FunctionName", "f"}})));
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ((*result)["Policy"]["Version"], Value("2012-10-17"));
}

TEST(Session, AHandlerForEverythingSeesTheEventsOfACallInOrder)
{
    World world;
    std::vector<std::string> seen;
    world.session->events().onAny("*", "sees all", [&seen](const events::Event& event) { seen.push_back(event.name); });
    const auto lambda = world.client("lambda");
    seen.clear();
    world.transport.answer(200, policyAnswer);
    ASSERT_TRUE(finished(lambda->call("get_policy", Value::object({{"FunctionName", "f"}}))).ok());
    const std::vector<std::string> expected = {
        "provide-client-params.lambda.GetPolicy", "before-parameter-build.lambda.GetPolicy",
        "before-endpoint-resolution.lambda",      "before-call.lambda.GetPolicy",
        "request-created.lambda.GetPolicy",       "choose-signer.lambda.GetPolicy",
        "before-sign.lambda.GetPolicy",           "before-send.lambda.GetPolicy",
        "before-parse.lambda.GetPolicy",          "response-received.lambda.GetPolicy",
        "needs-retry.lambda.GetPolicy",           "after-call.lambda.GetPolicy"};
    EXPECT_EQ(seen, expected);
}

TEST(Session, HandlersRegisteredAfterAClientWasMadeDoNotReachIt)
{
    World world;
    const auto sts = world.client("sts");
    int calls = 0;
    world.session->events().onAny("before-call.sts", "late", [&calls](const events::Event&) { ++calls; });
    world.transport.answer(200, "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>");
    (void)finished(sts->call("GetCallerIdentity"));
    EXPECT_EQ(calls, 0);
}

TEST(Session, CreatingClientClassMayAddReplaceAndRemoveMethods)
{
    World world;
    world.session->events().on<CreatingClientClass>("creating-client-class.sts", "edits", [](CreatingClientClass& e) {
        e.methods.added["answer_everything"] = [](Client&, Value params) -> Task<Result<Value>> {
            Value out = params;
            out.set("Answer", 42);
            co_return out;
        };
        e.methods.removed["get_session_token"] = true;
    });
    const auto sts = world.client("sts");
    const auto answer = finished(sts->call("answer_everything", Value::object({{"A", 1}})));
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ((*answer)["Answer"], Value(42));
    EXPECT_EQ(finished(sts->call("get_session_token")).error().code, ErrorCode::UnknownOperation);
    const auto names = sts->methodNames();
    EXPECT_NE(std::find(names.begin(), names.end(), "answer_everything"), names.end());
    EXPECT_EQ(std::find(names.begin(), names.end(), "get_session_token"), names.end());
}

TEST(Session, TakesRegionAndProfileFromTheChain)
{
    World world({{"AWS_DEFAULT_REGION", "ap-south-1"}, {"AWS_REGION", "never-read"}});
    EXPECT_EQ(world.client("sqs")->region(), "ap-south-1");
    ClientOptions options;
    options.region = "us-west-2";
    EXPECT_EQ(world.client("sqs", options)->region(), "us-west-2");
    EXPECT_EQ(world.session->profile(), "default");
}

TEST(Session, TakesTheVersionOfAServiceFromTheProfile)
{
    World world;
    SessionSetup setup;
    setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
    setup.runtime = {&world.transport, &world.timers, &world.clock, &world.random};
    auto profiles = config::ProfileStore::parse(
        {{"/config", "[default]\nregion = us-east-1\napi_versions =\n  cloudfront = 2014-05-31\n", {}}, {}});
    ASSERT_TRUE(profiles.ok());
    setup.profiles = std::move(*profiles);
    const auto session = Session::create(std::move(setup));
    ASSERT_TRUE(session.ok());
    const auto version = [&](std::string_view service, ClientOptions options = {}) {
        const auto client = (*session)->client(service, std::move(options));
        return client.ok() ? (*client)->model().metadata().apiVersion : client.error().message;
    };
    EXPECT_EQ(version("cloudfront"), "2014-05-31");
    ClientOptions chosen;
    chosen.apiVersion = "2014-10-21";
    EXPECT_EQ(version("cloudfront", chosen), "2014-10-21");
    EXPECT_EQ(version("sts"), "2011-06-15");
}

TEST(Session, RefusesARegionThatIsNoHostLabel)
{
    World world;
    ClientOptions options;
    options.region = "evil.example/";
    const auto made = world.session->client("sqs", options);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, ErrorCode::InvalidRegion);
}

TEST(Session, RefusesAnEndpointUrlWithoutAHost)
{
    World world;
    ClientOptions options;
    options.endpointUrl = "not a url";
    const auto made = world.session->client("sqs", options);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, ErrorCode::InvalidArgument);
}

TEST(Session, NamesUnknownServices)
{
    World world;
    EXPECT_EQ(world.session->client("s33").error().code, ErrorCode::UnknownService);
}

TEST(Session, AMissingProfileIsAnError)
{
    World world({{"AWS_PROFILE", "nobody"}});
    EXPECT_EQ(world.session, nullptr);
}

TEST(Session, ACustomProviderMayGoBeforeANamedOne)
{
    World world;
    auth::Credentials own;
    own.accessKeyId = "AKIDOWN";
    own.secretAccessKey = SecretString("own");
    auto inserted = world.session->credentialResolver().insertBefore(
        "env", std::make_shared<credentials::StaticProvider>(own, "vault"));
    ASSERT_TRUE(inserted.ok());
    const auto answer = finished(world.session->credentials());
    ASSERT_TRUE(answer.ok() && answer->has_value());
    EXPECT_EQ((*answer)->accessKeyId, "AKIDOWN");
    EXPECT_EQ((*answer)->method, "vault");
}

TEST(Session, ComponentsAreMadeWhenFirstAskedFor)
{
    World world;
    int made = 0;
    world.session->components().lazyRegister("thing", [&made] {
        ++made;
        return std::any(7);
    });
    EXPECT_EQ(made, 0);
    ASSERT_NE(world.session->components().get<int>("thing"), nullptr);
    EXPECT_EQ(*world.session->components().get<int>("thing"), 7);
    EXPECT_EQ(made, 1);
    EXPECT_EQ(world.session->components().get<int>("other"), nullptr);
}

TEST(Session, DefaultClientConfigReachesClientsUnlessTheyChoose)
{
    World world;
    lifecycle::ClientConfig config;
    config.region = "sa-east-1";
    world.session->setDefaultClientConfig(config);
    EXPECT_EQ(world.client("sqs")->region(), "sa-east-1");
    ClientOptions options;
    options.config.region = "us-east-2";
    EXPECT_EQ(world.client("sqs", options)->region(), "us-east-2");
}

TEST(Session, WritesMillisecondsForBedrockAgentcore)
{
    World world;
    world.transport.answer(200, "{}");
    const auto client = world.client("bedrock-agentcore");
    auto task = client->call("CreateEvent", Value::object({{"memoryId", "memory-0123456789"},
                                                           {"actorId", "a"},
                                                           {"eventTimestamp", Timestamp{1'500'000}},
                                                           {"payload", List()}}));
    ASSERT_EQ(world.transport.requests.size(), 1U);
    EXPECT_NE(world.transport.requests.at(0).body.bytes().find("\"eventTimestamp\": 1.5"), std::string::npos);
}

TEST(Session, KnowsServicesAndTheirRegions)
{
    World world;
    EXPECT_GT(world.session->availableServices().size(), 400U);
    const auto regions = world.session->availableRegions("s3");
    EXPECT_NE(std::find(regions.begin(), regions.end(), "eu-central-1"), regions.end());
}

} // namespace
} // namespace botoscope::client
