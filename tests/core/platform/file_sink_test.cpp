#include "core/platform/file_sink.h"

#include <QTemporaryDir>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace botoscope::platform {

namespace {
struct Target {
    QTemporaryDir directory;
    std::string path = directory.filePath(QStringLiteral("out")).toStdString();
    std::string text() const
    {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
};
} // namespace

TEST(FileSink, WritesWhatComes)
{
    const Target target;
    FileSink sink(target.path);
    ASSERT_TRUE(sink.write("hello "));
    ASSERT_TRUE(sink.write("world"));
    ASSERT_TRUE(sink.close());
    EXPECT_EQ(target.text(), "hello world");
}

TEST(FileSink, LeavesAnOldFileAsItWasUntilABodyComes)
{
    const Target target;
    std::ofstream(target.path) << "old";
    {
        const FileSink sink(target.path);
    }
    EXPECT_EQ(target.text(), "old");
}

TEST(FileSink, AnEmptyBodyMakesAnEmptyFile)
{
    const Target target;
    std::ofstream(target.path) << "old";
    FileSink sink(target.path);
    ASSERT_TRUE(sink.close());
    EXPECT_EQ(target.text(), "");
}

TEST(FileSink, SaysWhyItCannotWrite)
{
    FileSink sink("/nowhere/out");
    const auto written = sink.write("x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().message, "Can't write \"/nowhere/out\": No such file or directory");
}

TEST(FileSink, SaysThatADeviceIsFull)
{
    FileSink sink("/dev/full");
    const auto written = sink.write("x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().message, "Can't write \"/dev/full\": No space left on device");
}

} // namespace botoscope::platform
