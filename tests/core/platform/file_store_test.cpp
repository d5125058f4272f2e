#include "core/platform/file_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace botoscope::platform {
namespace {

int modeOf(const std::string& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? static_cast<int>(status.st_mode & 0777U) : -1;
}

TEST(DiskFiles, WritesForTheUserAloneAndMakesFolders)
{
    const QTemporaryDir folder;
    const std::string root = folder.path().toStdString();
    const std::string path = root + "/.aws/sso/cache/x.json";
    DiskFiles files;
    EXPECT_EQ(*files.read(path), std::nullopt);
    ASSERT_TRUE(files.write(path, std::string("a\0b", 3)).ok());
    EXPECT_EQ(*files.read(path), std::string("a\0b", 3));
    EXPECT_EQ(modeOf(path), 0600);
    EXPECT_EQ(modeOf(root + "/.aws/sso/cache"), 0700);
    ASSERT_TRUE(files.write(path, "new").ok());
    EXPECT_EQ(*files.read(path), "new");
    EXPECT_EQ(QDir(QString::fromStdString(root + "/.aws/sso/cache")).count(), 3U); // ., .. and the file
}

TEST(DiskFiles, RemovesOnce)
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/x";
    DiskFiles files;
    ASSERT_TRUE(files.write(path, "x").ok());
    EXPECT_TRUE(files.remove(path).ok());
    EXPECT_TRUE(files.remove(path).ok());
    EXPECT_EQ(*files.read(path), std::nullopt);
}

TEST(DiskFiles, FailuresNameThePath)
{
    const QTemporaryDir folder;
    const std::string root = folder.path().toStdString();
    DiskFiles files;
    ASSERT_TRUE(files.write(root + "/file", "x").ok());
    const auto below = files.write(root + "/file/x", "x");
    ASSERT_FALSE(below.ok());
    EXPECT_EQ(below.error().get("path"), root + "/file/x");
    const auto onto = files.write(root, "x");
    ASSERT_FALSE(onto.ok());
    EXPECT_FALSE(files.read(root).ok());
    EXPECT_FALSE(files.remove(root).ok());
    ASSERT_TRUE(files.write(root + "/large", std::string((1U << 20) + 1, 'x')).ok());
    EXPECT_FALSE(files.read(root + "/large").ok());
}

TEST(DiskFiles, ExpandsAsPythonDoes)
{
    EXPECT_EQ(DiskFiles().expand("~/$A/x", {{"HOME", "/h"}, {"A", "b"}}), "/h/b/x");
}

} // namespace
} // namespace botoscope::platform
