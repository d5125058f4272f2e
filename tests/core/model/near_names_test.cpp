#include "core/model/near_names.h"

#include <gtest/gtest.h>

namespace botoscope::model {

namespace {

std::string near(std::string_view wanted, const std::vector<std::string_view>& names)
{
    return joinNames(nearNames(wanted, names));
}

} // namespace

TEST(NearNames, FewEditsComeFirst)
{
    EXPECT_EQ(near("ListBukets", {"ListObjects", "ListBuckets", "DeleteObject"}), "ListBuckets, ListObjects");
    EXPECT_EQ(near("dynamdb", {"dynamodb", "ec2", "dynamodbstreams"}), "dynamodb");
}

TEST(NearNames, SpellingAndCaseDoNotMatter)
{
    EXPECT_EQ(near("LISTBUCKETS", {"ListBuckets"}), "ListBuckets");
    EXPECT_EQ(near("list buckets", {"ListBuckets"}), "ListBuckets");
    EXPECT_EQ(near("list-bucket", {"ListBuckets"}), "ListBuckets");
}

TEST(NearNames, SharedWordsCountToo)
{
    EXPECT_EQ(near("GetBucketEncryptionSettings", {"GetBucketEncryption", "PutObject"}), "GetBucketEncryption");
    EXPECT_EQ(near("Completely", {"ListBuckets"}), "");
}

TEST(NearNames, GivesFiveAtMost)
{
    const std::vector<std::string_view> names{"ListA", "ListB", "ListC", "ListD", "ListE", "ListF"};
    EXPECT_EQ(nearNames("ListX", names).size(), 5u);
    EXPECT_TRUE(nearNames("", {}).empty());
}

} // namespace botoscope::model
