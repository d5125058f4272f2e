#include "core/credentials/boto_provider.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

constexpr const char* keys = "[Credentials]\naws_access_key_id = B\naws_secret_access_key = s\n";

struct Stage : Desk {
    Asked ask(config::Environment environment = {})
    {
        BotoProvider provider(around("", std::move(environment)));
        return askOf(provider);
    }
};

TEST(BotoProvider, LooksInTheUsualPlaces)
{
    Stage stage;
    EXPECT_EQ(stage.ask()->explanation, "no credentials in /etc/boto.cfg, /home/me/.boto");
    stage.files.files["/home/me/.boto"] = keys;
    const auto asked = stage.ask();
    EXPECT_EQ(asked.keys().accessKeyId, "B");
    EXPECT_EQ(asked.keys().features, std::vector<std::string>{"CREDENTIALS_BOTO2_CONFIG_FILE"});
    EXPECT_EQ(asked->explanation, "/home/me/.boto:2");
    stage.files.files["/etc/boto.cfg"] = "[Boto]\nx = y\n";
    EXPECT_EQ(stage.ask().keys().accessKeyId, "B");
}

TEST(BotoProvider, AVariableNamesAnotherPlaceAlone)
{
    Stage stage;
    stage.files.files["/home/me/.boto"] = keys;
    EXPECT_FALSE(stage.ask({{"BOTO_CONFIG", "/other"}}).found());
    stage.files.files["/other"] = "[Credentials]\naws_access_key_id = O\n";
    EXPECT_EQ(stage.ask({{"BOTO_CONFIG", "/other"}}).error().code, ErrorCode::PartialCredentials);
    stage.files.files["/other"] = "no section\n";
    EXPECT_EQ(stage.ask({{"BOTO_CONFIG", "/other"}}).error().code, ErrorCode::ConfigParse);
}

} // namespace
} // namespace botoscope::credentials
