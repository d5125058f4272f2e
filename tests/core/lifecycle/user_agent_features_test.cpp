#include "core/lifecycle/user_agent_features.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {

TEST(UserAgentFeatures, HaveShortNames)
{
    EXPECT_EQ(userAgentFeature("WAITER"), "B");
    EXPECT_EQ(userAgentFeature("ACCOUNT_ID_MODE_DISABLED"), "Q");
    EXPECT_EQ(userAgentFeature("RETRY_MODE_STANDARD"), "E");
    EXPECT_EQ(userAgentFeature("NO_SUCH"), "");
}

TEST(UserAgentFeatures, SayWhatAClientUses)
{
    lifecycle::ClientConfig config;
    config.retries.mode = "standard";
    config.requestChecksumCalculation = "when_supported";
    config.responseChecksumValidation = "when_required";
    EXPECT_EQ(featureComponent(clientFeatures(config, "http://localhost"), {}), "m/N,E,Z,c");
    EXPECT_EQ(clientFeatures({}, ""), std::vector<std::string>());
}

TEST(UserAgentFeatures, AreNamedOnceAndNeverCutInTheMiddle)
{
    EXPECT_EQ(featureComponent({"WAITER", "NO_SUCH"}, {"PAGINATOR", "WAITER"}), "m/B,C");
    EXPECT_EQ(featureComponent({}, {"NO_SUCH"}), "");
    EXPECT_EQ(shortenUserAgent("m/A,B,C", 6, ','), "m/A,B");
    EXPECT_EQ(shortenUserAgent("m/A,B,C", 1, ','), "");
}

std::string featuresSent(const client::ClientOptions& options, const std::string& operation, const Value& params,
                         const CallOptions& call = {})
{
    test::World world;
    const auto client = world.client("s3", options);
    world.transport.answer(200, "");
    auto calling = client->perform(*client->model().operation(operation), params, call);
    EXPECT_TRUE(calling.done());
    const std::string agent = world.transport.requests.at(0).headers.get("User-Agent");
    const auto from = agent.find(" m/");
    return from == std::string::npos ? "" : agent.substr(from + 1, agent.find(' ', from + 1) - from - 1);
}

TEST(UserAgentFeatures, OfARunningCallAreInTheHeaderThatGoesOut)
{
    const Value object = Value::object({{"Bucket", "b"}, {"Key", "k"}});
    client::ClientOptions options;
    options.config.requestChecksumCalculation = "when_required";
    EXPECT_EQ(featuresSent(options, "PutObject", object), "m/D,a,b,g");
    options.config.requestChecksumCalculation = "when_supported";
    EXPECT_EQ(featuresSent(options, "PutObject", object), "m/D,Z,b,U,g");
    options.config.retries.mode = "adaptive";
    CallOptions call;
    call.features = {"WAITER"};
    EXPECT_EQ(featuresSent(options, "HeadObject", object, call), "m/F,Z,b,B,g");
    options.credentials = auth::Credentials{};
    options.credentials->accessKeyId = "AKID";
    options.credentials->secretAccessKey = SecretString("secret");
    EXPECT_EQ(featuresSent(options, "HeadObject", object), "m/F,Z,b,e");
    options.config.signatureVersion = "unsigned";
    EXPECT_EQ(featuresSent(options, "HeadObject", object), "m/F,Z,b");
    options.config.userAgent = "mine";
    EXPECT_EQ(featuresSent(options, "HeadObject", object), "");
}

} // namespace botoscope::lifecycle
