#include "core/config/file_locations.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

TEST(FileLocations, AreInTheHomeFolderUnlessAVariableSaysOtherwise)
{
    const Environment environment{{"AWS_CONFIG_FILE", "~/other"}};
    const FileLocation config = fileLocation(FileKind::Config, environment, "/home/u/", PathRules::Posix);
    EXPECT_EQ(config.path, "~/other");
    EXPECT_TRUE(config.chosen);
    const FileLocation keys = fileLocation(FileKind::Credentials, environment, "/home/u/", PathRules::Posix);
    EXPECT_EQ(keys.path, "/home/u/.aws/credentials");
    EXPECT_FALSE(keys.chosen);
    EXPECT_EQ(fileLocation(FileKind::Config, {}, "/", PathRules::Posix).path, "/.aws/config");
}

TEST(FileLocations, WindowsHasMoreNamesForTheHomeFolder)
{
    const Environment environment{{"USERPROFILE", "C:\\u"}, {"HOMEDRIVE", "D:"}, {"HOMEPATH", "\\v"}};
    EXPECT_EQ(homeOf(environment, PathRules::Windows), "C:\\u");
    EXPECT_EQ(homeOf(environment, PathRules::Posix), "");
    EXPECT_EQ(homeOf({{"HOMEDRIVE", "D:"}, {"HOMEPATH", "\\v"}}, PathRules::Windows), "D:\\v");
    EXPECT_EQ(homeOf({{"HOME", "C:\\h"}, {"USERPROFILE", "C:\\u"}}, PathRules::Windows), "C:\\h");
}

} // namespace
} // namespace botoscope::config
