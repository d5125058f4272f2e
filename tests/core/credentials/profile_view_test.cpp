#include "core/credentials/profile_view.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

TEST(ProfileView, TellsWhatIsThereAndWhere)
{
    const auto store = config::ProfileStore::parse({{"/c", "[profile a]\nb =\nc = 1\ns3 =\n  x = y\n", {}}, {}});
    const ProfileView view(store->profile("a"));
    EXPECT_TRUE(view.has("b") && view.has("s3") && !view.has("d"));
    EXPECT_EQ(view.text("b"), "");
    EXPECT_EQ(view.text("s3"), std::nullopt);
    EXPECT_EQ(view.firstOf({"d", "c"}), "1");
    EXPECT_EQ(view.where("c"), "/c:3");
    EXPECT_EQ(view.where("d"), "");
    const auto facts = view.facts({"d", "c"});
    ASSERT_EQ(facts.size(), 1U);
    EXPECT_EQ(facts[0].source, "/c:3");
    EXPECT_FALSE(ProfileView(nullptr).has("a"));
}

} // namespace
} // namespace botoscope::credentials
