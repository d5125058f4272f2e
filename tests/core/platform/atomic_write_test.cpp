#include "core/platform/atomic_write.h"

#include "core/platform/files.h"

#include <QTemporaryDir>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace botoscope::platform {
namespace {

mode_t modeOf(const std::string& path)
{
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 07777;
}

TEST(AtomicWrite, TakesTheTargetsPlaceWithTheGivenMode)
{
    const QTemporaryDir folder;
    const std::string target = folder.path().toStdString() + "/f";
    auto replacement = ReplacementFile::open(target);
    ASSERT_TRUE(replacement.ok());
    EXPECT_EQ(modeOf(target + ".botoscope-new"), 0600U);
    ASSERT_TRUE(replacement->write("new", 0640, std::nullopt).ok());
    EXPECT_FALSE(std::filesystem::exists(target));
    ASSERT_TRUE(replacement->commit().ok());
    EXPECT_EQ(*readFile(target, 10), "new");
    EXPECT_EQ(modeOf(target), 0640U);
    EXPECT_FALSE(std::filesystem::exists(target + ".botoscope-new"));
}

TEST(AtomicWrite, GoesWithoutATraceWhenItIsNotCommitted)
{
    const QTemporaryDir folder;
    const std::string target = folder.path().toStdString() + "/f";
    {
        auto replacement = ReplacementFile::open(target);
        ASSERT_TRUE(replacement.ok());
        ASSERT_TRUE(replacement->write("secret", 0600, std::nullopt).ok());
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path().toStdString()));
}

TEST(AtomicWrite, LetsOneAtATimeIn)
{
    const QTemporaryDir folder;
    const std::string target = folder.path().toStdString() + "/f";
    auto first = ReplacementFile::open(target);
    ASSERT_TRUE(first.ok());
    EXPECT_FALSE(ReplacementFile::open(target).ok());
    ASSERT_TRUE(first->commit().ok());
    EXPECT_TRUE(ReplacementFile::open(target).ok());
}

TEST(AtomicWrite, TakesOverWhatACrashLeftBehind)
{
    const QTemporaryDir folder;
    const std::string target = folder.path().toStdString() + "/f";
    {
        auto other = ReplacementFile::open(target + ".botoscope-new"); // leaves "<target>.botoscope-new"
        ASSERT_TRUE(other.ok());
        ASSERT_TRUE(other->write("much longer than the new one", 0600, std::nullopt).ok());
        ASSERT_TRUE(other->commit().ok());
    }
    auto replacement = ReplacementFile::open(target);
    ASSERT_TRUE(replacement.ok());
    ASSERT_TRUE(replacement->write("new", 0600, std::nullopt).ok());
    ASSERT_TRUE(replacement->commit().ok());
    EXPECT_EQ(*readFile(target, 100), "new");
}

TEST(AtomicWrite, FollowsNoLinkInPlaceOfItsOwnFile)
{
    const QTemporaryDir folder;
    const std::string target = folder.path().toStdString() + "/f";
    std::filesystem::create_symlink("/etc/passwd", target + ".botoscope-new");
    EXPECT_FALSE(ReplacementFile::open(target).ok());
}

TEST(AtomicWrite, MakesFoldersForTheUserAlone)
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/a/b/f";
    ASSERT_TRUE(makeFoldersFor(path).ok());
    EXPECT_EQ(modeOf(folder.path().toStdString() + "/a/b"), 0700U);
    EXPECT_TRUE(makeFoldersFor(path).ok());
    EXPECT_FALSE(makeFoldersFor("/proc/none/f").ok());
}

} // namespace
} // namespace botoscope::platform
