#include "core/model/data_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace botoscope::model {

namespace fs = std::filesystem;

TEST(DataFiles, PlainNamesLeadNowhereElse)
{
    for (const std::string_view name : {"s3", "2006-03-01", "service-2.sdk-extras", "..."}) {
        EXPECT_TRUE(isPlainName(name)) << name;
    }
    for (const std::string_view name : {"", ".", "..", "a/b", "/", "a\\b"}) {
        EXPECT_FALSE(isPlainName(name)) << name;
    }
    EXPECT_FALSE(isPlainName(std::string_view("a\0b", 3)));
    EXPECT_TRUE(isPlainPath("s3/2006-03-01/service-2"));
    for (const std::string_view path : {"", "/etc/passwd", "a/../b", "a//b", "a/", "./a"}) {
        EXPECT_FALSE(isPlainPath(path)) << path;
    }
}

TEST(DataFiles, FindsListsAndReads)
{
    std::string root = (fs::temp_directory_path() / "botoscope-files-XXXXXX").string();
    ASSERT_NE(mkdtemp(root.data()), nullptr);
    fs::create_directories(root + "/one");
    fs::create_directories(root + "/dir.json");
    std::ofstream(root + "/both.json") << "plain";
    std::ofstream(root + "/both.json.gz") << "packed";
    std::ofstream(root + "/packed.json.gz") << "not gzip";
    EXPECT_EQ(findDataFile(root + "/both"), root + "/both.json");
    EXPECT_EQ(findDataFile(root + "/packed"), root + "/packed.json.gz");
    EXPECT_EQ(findDataFile(root + "/dir"), std::nullopt);
    EXPECT_EQ(findDataFile(root + "/none"), std::nullopt);
    std::vector<std::string> folders = foldersIn(root);
    std::sort(folders.begin(), folders.end());
    EXPECT_EQ(folders, (std::vector<std::string>{"dir.json", "one"}));
    EXPECT_TRUE(foldersIn(root + "/none").empty());
    EXPECT_TRUE(foldersIn("").empty());
    EXPECT_EQ(*readDataFile(root + "/both.json"), "plain");
    EXPECT_EQ(readDataFile(root + "/packed.json.gz").error().code, ErrorCode::Parse);
    EXPECT_EQ(readDataFile(root + "/none.json").error().code, ErrorCode::Io);
    EXPECT_EQ(readDataFile(root + "/dir.json").error().code, ErrorCode::Io);
    fs::remove_all(root);
}

} // namespace botoscope::model
