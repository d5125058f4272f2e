#include "core/credentials/instance_provider.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

struct Stage : Desk {
    Asked ask(config::Environment environment = {})
    {
        const auto surroundings = around("", std::move(environment));
        auto settings = MetadataSettings::read(surroundings->settings);
        EXPECT_TRUE(settings.ok());
        InstanceProvider provider(surroundings, *settings);
        return askOf(provider);
    }
    void answerKeys(const std::string& expiration)
    {
        transport.answer(200, R"({"Code": "Success", "AccessKeyId": "IMDS", "SecretAccessKey": "s", "Token": "t", )"
                              R"("Expiration": ")" +
                                  expiration + "\"}");
    }
    std::string headerOf(std::size_t request, const char* name) const
    {
        const std::string* value = transport.requests.at(request).headers.find(name);
        return value ? *value : "none";
    }
};

TEST(InstanceProvider, TakesATokenThenTheRoleThenItsKeys)
{
    Stage stage;
    stage.transport.answer(200, "tok");
    stage.transport.answer(200, "my role");
    stage.answerKeys(stage.clock.in(6 * 3600));
    const auto asked = stage.ask();
    ASSERT_TRUE(asked.found());
    EXPECT_EQ(asked.keys().accessKeyId, "IMDS");
    EXPECT_EQ(asked.keys().features, std::vector<std::string>{"CREDENTIALS_IMDS"});
    ASSERT_EQ(stage.transport.requests.size(), 3U);
    EXPECT_EQ(stage.transport.requests[0].method, "PUT");
    EXPECT_EQ(stage.headerOf(0, "x-aws-ec2-metadata-token-ttl-seconds"), "21600");
    EXPECT_EQ(stage.headerOf(0, "User-Agent"), "Botoscope/1");
    EXPECT_EQ(stage.headerOf(1, "x-aws-ec2-metadata-token"), "tok");
    EXPECT_EQ(stage.transport.requests[2].url,
              "http://169.254.169.254/latest/meta-data/iam/security-credentials/my%20role");
}

TEST(InstanceProvider, FallsBackToVersionOneUnlessItIsDisabled)
{
    for (const int status : {403, 404, 405}) {
        Stage stage;
        stage.transport.answer(status, "");
        stage.transport.answer(200, "role");
        stage.answerKeys(stage.clock.in(6 * 3600));
        EXPECT_TRUE(stage.ask().found());
        EXPECT_EQ(stage.headerOf(1, "x-aws-ec2-metadata-token"), "none");
    }
    Stage silent;
    silent.transport.fail(ErrorCode::ReadTimeout, "timeout");
    silent.transport.answer(200, "role");
    silent.answerKeys(silent.clock.in(6 * 3600));
    EXPECT_TRUE(silent.ask().found());
    Stage disabled;
    disabled.transport.answer(403, "");
    EXPECT_EQ(disabled.ask({{"AWS_EC2_METADATA_V1_DISABLED", "true"}}).error().get("exception"),
              "MetadataRetrievalError");
    EXPECT_EQ(disabled.transport.requests.size(), 1U);
}

TEST(InstanceProvider, GivesUpWhereItIsNotWanted)
{
    Stage refused;
    refused.transport.answer(400, "");
    EXPECT_FALSE(refused.ask().found());
    EXPECT_EQ(refused.transport.requests.size(), 1U);
    Stage off;
    EXPECT_EQ(off.ask({{"AWS_EC2_METADATA_DISABLED", "True"}})->explanation,
              "no role of an instance: AWS_EC2_METADATA_DISABLED is true");
    EXPECT_TRUE(off.transport.requests.empty());
}

TEST(InstanceProvider, TriesAsOftenAsItIsToldAndThriceWhileTheServiceIsBusy)
{
    Stage stage;
    stage.transport.fail(ErrorCode::EndpointConnection, "nobody");
    stage.transport.fail(ErrorCode::EndpointConnection, "nobody");
    EXPECT_FALSE(stage.ask().found()); // one for the token, one for the role
    EXPECT_EQ(stage.transport.requests.size(), 2U);
    Stage busy;
    busy.transport.answer(503, "");
    busy.transport.answer(503, "");
    busy.transport.answer(200, "tok");
    busy.transport.answer(200, "role");
    busy.transport.answer(503, "");
    busy.answerKeys(busy.clock.in(6 * 3600));
    EXPECT_TRUE(busy.ask().found());
    Stage patient;
    for (int i = 0; i < 4; ++i) {
        patient.transport.answer(404, "");
    }
    EXPECT_FALSE(patient.ask({{"AWS_METADATA_SERVICE_NUM_ATTEMPTS", "3"}}).found());
    EXPECT_EQ(patient.transport.requests.size(), 4U); // a token that is not given, three tries for the role
}

TEST(InstanceProvider, PutsOffAnExpiryThatIsNear)
{
    Stage stage;
    stage.transport.answer(200, "tok");
    stage.transport.answer(200, "role");
    stage.answerKeys(stage.clock.in(60));
    const auto asked = stage.ask();
    ASSERT_TRUE(asked.found());
    // 15 minutes and, with a random number in the middle, 360 seconds
    EXPECT_EQ(asked->credentials->expiry(), Timestamp::fromSeconds(1440938160 + 900 + 360));
}

TEST(InstanceProvider, KeysThatAreNoneAreNone)
{
    Stage stage;
    stage.transport.answer(200, "tok");
    stage.transport.answer(200, "role");
    stage.transport.answer(200, R"({"Code": "AssumeRoleUnauthorizedAccess", "Message": "m"})");
    EXPECT_EQ(stage.ask()->explanation,
              "no role of an instance: the keys of role role have no AccessKeyId (AssumeRoleUnauthorizedAccess)");
}

TEST(MetadataSettings, ChooseTheAddress)
{
    Desk desk;
    const auto read = [&desk](config::Environment environment) {
        return MetadataSettings::read(desk.around("", std::move(environment))->settings);
    };
    EXPECT_EQ(read({{"AWS_IMDS_USE_IPV6", "true"}})->baseUrl, "http://[fd00:ec2::254]/");
    EXPECT_EQ(read({{"AWS_IMDS_USE_IPV6", "true"}, {"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv4"}})->baseUrl,
              "http://169.254.169.254/");
    EXPECT_EQ(read({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://x:1/y"}})->source,
              "environment variable AWS_EC2_METADATA_SERVICE_ENDPOINT");
    EXPECT_EQ(read({{"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ipv5"}}).error().get("exception"),
              "InvalidIMDSEndpointModeError");
    for (const char* url : {"no url", "http://-x/", "http://a..b/", "http://x y/", "http://x\ty/"}) {
        EXPECT_FALSE(read({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", url}}).ok()) << url;
    }
    EXPECT_FALSE(read({{"AWS_METADATA_SERVICE_TIMEOUT", "long"}}).ok());
}

} // namespace
} // namespace botoscope::credentials
