#include "core/platform/profile_watch.h"

#include "support/engine/wait.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

struct Watched {
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral(".aws/config"));
    int changes = 0;

    void write(const char* text, const QString& path) const
    {
        QFile out(path);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    void begin()
    {
        watch = std::make_unique<ProfileWatch>(std::vector{file.toStdString()}, [this] { ++changes; });
    }
    bool sees(int count) const
    {
        return test::waitUntil([&] { return changes >= count; });
    }
    std::unique_ptr<ProfileWatch> watch;
};

TEST(ProfileWatch, SeesFilesComeChangeBeReplacedAndGo)
{
    Watched watched;
    watched.begin();
    QDir(watched.folder.path()).mkdir(QStringLiteral(".aws"));
    // The folder's own arrival is no change of the file.
    EXPECT_FALSE(test::waitUntil([&] { return watched.changes > 0; }, 300));
    watched.write("one", watched.file);
    ASSERT_TRUE(watched.sees(1));
    watched.write("two!", watched.file);
    ASSERT_TRUE(watched.sees(2));
    watched.write("three", watched.file + QStringLiteral(".new"));
    ASSERT_EQ(std::rename((watched.file.toStdString() + ".new").c_str(), watched.file.toStdString().c_str()), 0);
    ASSERT_TRUE(watched.sees(3));
    watched.write("fourth", watched.file); // the new file is followed as well
    ASSERT_TRUE(watched.sees(4));
    QFile::remove(watched.file);
    ASSERT_TRUE(watched.sees(5));
}

TEST(ProfileWatch, FollowsLinksAndIgnoresNeighbours)
{
    Watched watched;
    QDir(watched.folder.path()).mkdir(QStringLiteral(".aws"));
    const QString target = watched.folder.filePath(QStringLiteral("target"));
    watched.write("one", target);
    ASSERT_TRUE(QFile::link(target, watched.file));
    watched.begin();
    watched.write("other", watched.file + QStringLiteral(".neighbour"));
    EXPECT_FALSE(test::waitUntil([&] { return watched.changes > 0; }, 300));
    watched.write("two!", target);
    EXPECT_TRUE(watched.sees(1));
}

} // namespace
} // namespace botoscope::platform
