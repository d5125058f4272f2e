#include "core/config/unread_files.h"

#include "core/config/settings.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

TEST(UnreadFiles, AreNamedWithTheReason)
{
    const auto fine = ProfileStore::parse({{"/config", "[default]\n", {}}, {"/credentials", std::nullopt, {}}});
    EXPECT_EQ(unreadFiles(*fine), "");
    const auto folder = ProfileStore::parse({{"/config", std::nullopt, "it is a folder"}, {"/k", "", "no permission"}});
    EXPECT_EQ(unreadFiles(*folder), "/config: it is a folder; /k: no permission");
}

TEST(UnreadFiles, AreToldOfWhenAProfileIsMissed)
{
    auto folder = ProfileStore::parse({{"/config", std::nullopt, "it is a folder"}, {}});
    Settings settings({{"AWS_PROFILE", "dev"}}, *folder);
    EXPECT_EQ(settings.profile().error().get("where"), "environment variable AWS_PROFILE; /config: it is a folder");
    settings.set("profile", "other");
    EXPECT_EQ(settings.profile().error().get("where"), "/config: it is a folder");
}

} // namespace
} // namespace botoscope::config
