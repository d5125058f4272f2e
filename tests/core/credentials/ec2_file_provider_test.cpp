#include "core/credentials/ec2_file_provider.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

struct Stage : Desk {
    Asked ask(config::Environment environment = {{"AWS_CREDENTIAL_FILE", "~/keys"}})
    {
        Ec2FileProvider provider(around("", std::move(environment)));
        return askOf(provider);
    }
};

TEST(Ec2FileProvider, ReadsTheTwoLines)
{
    Stage stage;
    stage.files.files["/home/me/keys"] = "# old\r\nAWSAccessKeyId = E\r\nAWSSecretKey=s=x\n";
    const auto asked = stage.ask();
    ASSERT_TRUE(asked.found());
    EXPECT_EQ(asked.keys().accessKeyId, "E");
    EXPECT_EQ(asked.keys().secretAccessKey.reveal(), "s=x");
    EXPECT_EQ(asked.keys().method, "ec2-credentials-file");
}

TEST(Ec2FileProvider, AFileThatIsNamedMustBeThere)
{
    Stage stage;
    EXPECT_EQ(stage.ask({})->explanation, "AWS_CREDENTIAL_FILE is not set");
    EXPECT_EQ(stage.ask().error().get("exception"), "ConfigNotFound");
    stage.files.files["/home/me/keys"] = "else = 1\n";
    EXPECT_FALSE(stage.ask().found());
    stage.files.files["/home/me/keys"] = "AWSAccessKeyId=E\n";
    EXPECT_EQ(stage.ask().error().code, ErrorCode::PartialCredentials);
}

} // namespace
} // namespace botoscope::credentials
