#include "core/engine/profile_book.h"

#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

ProfileBook book(std::string config, std::string credentials = {}, BookContext context = {})
{
    return makeBook({{"/config", std::move(config), {}}, {"/credentials", std::move(credentials), {}}}, context);
}

TEST(ProfileBook, LaysBothFilesOverEachOtherAndHidesSecrets)
{
    const ProfileBook read = book("[profile p]\nregion = r\ns3 =\n  addressing_style = path\n",
                                  "[p]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = SECRETVALUE\n");
    ASSERT_FALSE(read.error) << read.error->message;
    ASSERT_EQ(read.profiles.size(), 1U);
    const BookProfile& profile = read.profiles[0];
    EXPECT_EQ(profile.type, config::ProfileType::StaticKeys);
    EXPECT_TRUE(profile.inConfig && profile.inCredentials);
    EXPECT_EQ(profile.path, "/config");
    EXPECT_EQ(profile.region, "r");
    EXPECT_EQ(profile.accessKeyHint, "MPLE");
    EXPECT_EQ(profile.value("addressing_style", "s3"), "path");
    ASSERT_EQ(profile.settings.size(), 4U);
    EXPECT_EQ(profile.settings[1].origin(), "/config:4");
    EXPECT_EQ(profile.settings[3].origin(), "/credentials:3");
    EXPECT_EQ(profile.settings[3].file, config::FileKind::Credentials);
    EXPECT_TRUE(profile.settings[3].secret);
    EXPECT_EQ(profile.settings[3].value, "(redacted)");
    EXPECT_TRUE(profile.problems.empty());
}

TEST(ProfileBook, HasSectionsProblemsAndNotes)
{
    BookContext context;
    context.regions = {"eu-west-1"};
    const ProfileBook read = book("[profile a]\nregion = eu-west-9\n[sso-session s]\nsso_region = eu-west-1\n"
                                  "[services v]\ns3 =\n  endpoint_url = x\n[plugins]\ncli = y\n[b]\nk = v\n",
                                  "", context);
    ASSERT_EQ(read.profiles.size(), 1U);
    EXPECT_EQ(read.profiles[0].problems.at(0).code, "region-unknown");
    EXPECT_EQ(read.ssoSessions.at(0).problems.at(0).key, "sso_start_url");
    EXPECT_EQ(read.services.at(0).problems.at(0).code, "endpoint-url-malformed");
    ASSERT_EQ(read.notes.size(), 2U);
    EXPECT_NE(read.notes[0].find("plugins"), std::string::npos);
    EXPECT_NE(read.notes[1].find("[profile b]"), std::string::npos);
    EXPECT_EQ(read.regions.size(), 1U);
}

TEST(ProfileBook, SaysWhyItCanNotBeRead)
{
    const ProfileBook read = book("[profile a]\n[profile a]\n");
    ASSERT_TRUE(read.error);
    EXPECT_EQ(read.error->code, ErrorCode::ConfigParse);
    EXPECT_EQ(read.error->get("line"), "2");
    EXPECT_EQ(read.files.size(), 2U);
}

TEST(ProfileBook, AsksForTheExpiryOfEachProfile)
{
    BookContext context;
    context.expiry = [](const config::ProfileStore&, const std::string& profile) {
        return profile == "a" ? std::optional(Timestamp{5}) : std::nullopt;
    };
    const ProfileBook read = book("[profile a]\n[profile b]\n", "", context);
    EXPECT_EQ(read.profiles.at(0).expires, Timestamp{5});
    EXPECT_EQ(read.profiles.at(1).expires, std::nullopt);
}

TEST(ProfileBook, KnowsTheRegionsOfAllPartitions)
{
    const auto regions = knownRegions(test::sharedLoader());
    EXPECT_TRUE(regions.contains("us-east-1"));
    EXPECT_TRUE(regions.contains("cn-north-1"));
    EXPECT_FALSE(regions.contains("us-eest-1"));
}

} // namespace
} // namespace botoscope::engine
