#include "core/platform/file_source.h"

#include "tests/core/http/text_source.h"

#include <QTemporaryDir>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace botoscope::platform {

namespace {
struct Folder {
    QTemporaryDir directory;
    std::string path(const char* name) const { return directory.filePath(QString::fromLatin1(name)).toStdString(); }
    std::string file(const std::string& text) const
    {
        std::ofstream(path("file"), std::ios::binary) << text;
        return path("file");
    }
};
} // namespace

TEST(FileSource, ReadsAFileOfKnownSize)
{
    const Folder folder;
    const auto source = FileSource::open(folder.file("hello"));
    ASSERT_TRUE(source);
    EXPECT_EQ((*source)->size(), 5);
    EXPECT_EQ(http::test::drain(**source, 2), "hello");
}

TEST(FileSource, BeginsAnewWhenRewound)
{
    const Folder folder;
    const auto source = FileSource::open(folder.file("hello"));
    ASSERT_TRUE(source);
    EXPECT_EQ(http::test::drain(**source), "hello");
    ASSERT_TRUE((*source)->rewind());
    EXPECT_EQ(http::test::drain(**source), "hello");
}

TEST(FileSource, NamesTheFileItCannotRead)
{
    const auto source = FileSource::open("/nowhere/at all");
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::Io);
    EXPECT_EQ(source.error().message, "Can't read \"/nowhere/at all\": No such file or directory");
}

TEST(FileSource, RefusesADirectory)
{
    const auto source = FileSource::open("/tmp");
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().message, "Can't read \"/tmp\": Is a directory");
}

TEST(FileSource, APipeHasNoSizeAndCannotGoBack)
{
    const Folder folder;
    const std::string path = folder.path("pipe");
    ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
    const auto both = std::fstream(path, std::ios::in | std::ios::out); // so that neither end waits for the other
    const auto source = FileSource::open(path);
    ASSERT_TRUE(source);
    EXPECT_EQ((*source)->size(), std::nullopt);
    std::ofstream(path) << "hello" << std::flush;
    std::string buffer(5, '\0');
    ASSERT_TRUE((*source)->read(buffer.data(), buffer.size()));
    EXPECT_EQ(buffer, "hello");
    const auto rewound = (*source)->rewind();
    ASSERT_FALSE(rewound);
    EXPECT_EQ(rewound.error().code, ErrorCode::UnseekableStream);
}

} // namespace botoscope::platform
